namespace QuickAction.Web.Hosting;

/// <summary>What is logged: what the service itself says, and what its framework warns of. Ids and counts, never content; addresses of requests hold none.</summary>
internal static class Logs
{
    public static void Configure(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // Prints the stack of what kept it from starting; ServiceProgram says it in one line. What stops the host later is Critical.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("QuickAction.Web.Identity", LogLevel.Warning);
        // Says that the keys of the pages' forms are not encrypted: it cannot see that the store seals them.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
