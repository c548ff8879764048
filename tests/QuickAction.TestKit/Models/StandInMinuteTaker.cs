using QuickAction.TestKit.Models.Server;

namespace QuickAction.TestKit.Models;

/// <summary><see cref="HonestModel"/> behind the stand-in server.</summary>
public static class StandInMinuteTaker
{
    public static StandInAnswer Answer(StandInCall call) => Answer(call, TimeSpan.Zero);

    /// <param name="takes">How long the answer takes, for measurements.</param>
    public static StandInAnswer Answer(StandInCall call, TimeSpan takes)
    {
        var schema = call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()!;
        var text = HonestModel.Answer(schema, call.Said("user"));
        return new StandInAnswer.Says(text) { Usage = new StandInUsage(call.Body.Length / 4, text.Length / 4), Takes = takes };
    }
}
