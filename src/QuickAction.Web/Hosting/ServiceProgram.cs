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
            return await RunAsync(app);
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

    /// <summary>To be told to stop is no fault, whenever it comes.</summary>
    private static async Task<int> RunAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("It was told to stop before it had started.");
        }

        return 0;
    }
}
