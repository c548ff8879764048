using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Settings;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_shipped_settings_are_the_defaults_of_the_code()
    {
        File.Copy(RepositoryRoot.Combine("appsettings.json"), _folder.Combine("appsettings.json"));

        SettingsLoader.Load(_folder.Path).ShouldBe(new QuickActionSettings());
    }

    [Fact]
    public void Every_type_of_the_settings_is_named_where_they_are_read_so_that_a_native_program_keeps_it()
    {
        var load = typeof(SettingsLoader).GetMethod(nameof(SettingsLoader.Load), [typeof(string), typeof(IConfiguration)]).ShouldNotBeNull();
        var kept = load.GetCustomAttributes<DynamicDependencyAttribute>().Select(d => d.Type).ToHashSet();

        Types(typeof(QuickActionSettings)).Distinct().ShouldBeSubsetOf(kept.OfType<Type>());
    }

    /// <summary>The classes that settings are made of, and what the binder makes for the interfaces that they are declared with.</summary>
    private static IEnumerable<Type> Types(Type type)
    {
        yield return type;
        foreach (var of in type.GetProperties().Where(p => p.CanWrite).Select(p => p.PropertyType))
        {
            var arguments = of.GetGenericArguments();
            if (of.IsInterface)
            {
                yield return arguments.Length == 2 ? typeof(Dictionary<,>).MakeGenericType(arguments) : typeof(List<>).MakeGenericType(arguments);
            }

            foreach (var inner in arguments.Append(of.GetElementType() ?? of).Where(t => t.IsClass && t.Namespace!.StartsWith("QuickAction", StringComparison.Ordinal)))
            {
                foreach (var found in Types(inner))
                {
                    yield return found;
                }
            }
        }
    }

    [Theory]
    [InlineData("""{ "QuickAction": { "SummaryWords": 3 } }""", "SummaryWords")]
    [InlineData("""{ "QuickAction": { "SummaryWords": "many" } }""", "SummaryWords")]
    [InlineData("""{ "QuickAction": { "Model": { "Prices": [ { "Model": "m", "Inputt": 1 } ] } } }""", "Inputt")]
    [InlineData("""{ "QuickAction": { "Model": { "Prices": [ { "Model": "m", "Input": "cheap" } ] } } }""", "cheap")]
    [InlineData("""{ "QuickAction": { "Engines": { "one": { "Prices": [ { "Inputt": 1 } ] } } } }""", "Inputt")]
    [InlineData("""{ "QuickAction": { "SumaryWords": 300 } }""", "The settings are wrong: there is no setting 'SumaryWords' in QuickAction.")]
    [InlineData("""{ "QuickAction": { "Service": { "Bogus": 1, "Bad": 1 } } }""", "The settings are wrong: there is no setting 'Bad', 'Bogus' in Service.")]
    [InlineData("""{ "QuickAction": { "Limits": { "Seconds": 0 } } }""", "Seconds")]
    [InlineData("""{ "QuickAction": { "Model": { "Concurrency": 0 } } }""", "Concurrency")]
    [InlineData("""{ "QuickAction": { "Model": { "Effort": "huge" } } }""", "Effort")]
    [InlineData("""{ "QuickAction": { "Model": { "Key": "sk-1" } } }""", "QuickAction__Model__Key")]
    [InlineData("""{ "QuickAction": { "Store": { "ContentKey": "AAAA" } } }""", "QuickAction__Store__ContentKey")]
    [InlineData("""{ "QuickAction": { "Store": { "ContentKeyFile": "/k", "ContentKeyCommand": ["/bin/vault"] } } }""", "exclude each other")]
    [InlineData("""{ "QuickAction": """, "appsettings.json")]
    public void A_wrong_or_unknown_setting_stops_the_start_and_is_named(string json, string name)
    {
        File.WriteAllText(_folder.Combine("appsettings.json"), json);

        var problem = Should.Throw<QuickActionException>(() => SettingsLoader.Load(_folder.Path));

        problem.Code.ShouldBe(ProblemCode.Misconfigured);
        problem.Message.ShouldContain(name);
        problem.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_model_and_its_prices_are_read_from_the_file()
    {
        File.WriteAllText(_folder.Combine("appsettings.json"), """
            { "QuickAction": { "Model": {
              "Provider": "openai", "Endpoint": "http://localhost:11434/v1", "Name": "llama3.1:8b", "AllowedHosts": ["localhost"], "JobCost": 2.5,
              "Prices": [ { "Model": "llama3.1:8b", "Input": 0.2, "Output": 0.6 } ], "PriceList": "2026-11" } } }
            """);

        var model = SettingsLoader.Load(_folder.Path).Model;

        model.Configured.ShouldBeTrue();
        model.AllowedHosts.ShouldBe(["localhost"]);
        model.Prices.ShouldBe([new ModelPrice { Model = "llama3.1:8b", Input = 0.2m, Output = 0.6m }]);
        model.JobCost.ShouldBe(2.5m);
    }

    [Fact]
    public void A_missing_file_is_said_plainly()
    {
        Should.Throw<QuickActionException>(() => SettingsLoader.Load(_folder.Path)).Message.ShouldContain("appsettings.json is missing");
    }

    public void Dispose() => _folder.Dispose();
}
