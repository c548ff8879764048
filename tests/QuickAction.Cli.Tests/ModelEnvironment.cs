using QuickAction.TestKit.Models.Server;

namespace QuickAction.Cli.Tests;

/// <summary>The settings of a council whose model is the stand-in server.</summary>
internal static class ModelEnvironment
{
    public static Dictionary<string, string> For(StandInServer server, string data, int window = 128_000, int atOnce = 16) => new()
    {
        ["QuickAction__DataFolder"] = data,
        ["QuickAction__Engines__test__Provider"] = "openai",
        ["QuickAction__Engines__test__Endpoint"] = server.Address,
        ["QuickAction__Engines__test__Name"] = "stand-in-1",
        ["QuickAction__Engines__test__Window"] = window.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["QuickAction__Engines__test__Output"] = "1500",
        ["QuickAction__Engines__test__Concurrency"] = atOnce.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["QuickAction__Engines__test__Prices__0__Model"] = "stand-in-1",
        ["QuickAction__Engines__test__Prices__0__Input"] = "2",
        ["QuickAction__Engines__test__Prices__0__Output"] = "8",
    };
}
