using QuickAction.Core;

namespace QuickAction.Web.Hosting;

/// <summary>Runs the service to its end, and says in one line why it did not start.</summary>
internal static class ServiceProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = await ServiceHost.BuildAsync(args);
            await app.RunAsync();
            return 0;
        }
        catch (QuickActionException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return problem.Code == ProblemCode.Misconfigured ? 2 : 1;
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync("The address is in use; stop what uses it, or name another one with --urls http://localhost:PORT.");
            return 1;
        }
    }
}
