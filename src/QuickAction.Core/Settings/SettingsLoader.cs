using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Documents;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Settings;

/// <summary>
/// Reads appsettings.json beside the binary, then the environment (<c>QuickAction__Limits__FileBytes=1000000</c>). A wrong or unknown value stops the
/// start with one line that names it.
/// </summary>
public static partial class SettingsLoader
{
    public const string FileName = "appsettings.json";

    /// <summary>Why reflection is safe in a native program, where what nobody is seen to use is left out.</summary>
    private const string Kept = "All types of the settings, and the collections that they are read into, are named where they are loaded; SettingsTests holds the list to the settings.";

    private const DynamicallyAccessedMemberTypes Values = DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>Not all members: those of the runtime's collections would bring thirty megabytes of what they may be made of.</summary>
    private const DynamicallyAccessedMemberTypes Filled = Values | DynamicallyAccessedMemberTypes.PublicMethods;

    /// <param name="folder">The folder that holds <see cref="FileName"/>: the host's base directory, never the working directory.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/> with the setting's name.</exception>
    public static QuickActionSettings Load(string folder)
    {
        RefuseMissing(folder);
        return Told(() => Load(
            folder,
            new ConfigurationBuilder().SetBasePath(folder).AddJsonFile(FileName, optional: false, reloadOnChange: false).AddEnvironmentVariables().Build()));
    }

    /// <summary>The same, for a host that has put its configuration together itself.</summary>
    /// <param name="configuration">Read from <see cref="FileName"/> in the folder, the environment and what else the host takes.</param>
    [DynamicDependency(Values, typeof(QuickActionSettings))]
    [DynamicDependency(Values, typeof(PrivacyOptions))]
    [DynamicDependency(Values, typeof(ReferenceOptions))]
    [DynamicDependency(Values, typeof(DocumentLimits))]
    [DynamicDependency(Values, typeof(ModelOptions))]
    [DynamicDependency(Values, typeof(EngineSettings))]
    [DynamicDependency(Values, typeof(ModelPrice))]
    [DynamicDependency(Values, typeof(StoreSettings))]
    [DynamicDependency(Values, typeof(ServiceSettings))]
    [DynamicDependency(Values, typeof(IdentitySettings))]
    [DynamicDependency(Values, typeof(UploadSettings))]
    [DynamicDependency(Values, typeof(ManualRates))]
    [DynamicDependency(Filled, typeof(Dictionary<string, EngineSettings>))]
    [DynamicDependency(Filled, typeof(Dictionary<string, string>))]
    [DynamicDependency(Filled, typeof(Dictionary<string, int>))]
    [DynamicDependency(Filled, typeof(List<ModelPrice>))]
    [DynamicDependency(Filled, typeof(List<string>))]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Kept)]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = Kept)]
    public static QuickActionSettings Load(string folder, IConfiguration configuration)
    {
        RefuseMissing(folder);
        return Told(() =>
        {
            RefuseKeyIn(folder);
            var settings = configuration.GetSection(QuickActionSettings.Section)
                .Get<QuickActionSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new QuickActionSettings();
            return Checked(settings);
        });
    }

    private static void RefuseMissing(string folder)
    {
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            throw Wrong($"{FileName} is missing beside the program; install QuickAction again");
        }
    }

    private static T Told<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidDataException or FormatException)
        {
            // Of a list the binder says only that one of its entries is wrong, and keeps which inside.
            var exact = error;
            while (exact is InvalidOperationException { InnerException: InvalidOperationException said })
            {
                exact = said;
            }

            throw Wrong(
                Unknown().Match(exact.Message) is { Success: true } unknown ? $"there is no setting {unknown.Groups[2].Value} in {unknown.Groups[1].Value}"
                : exact.InnerException is FormatException inner ? $"{exact.Message} {inner.Message}"
                : exact.Message);
        }
    }

    /// <summary>A key in a file that is backed up, copied and shown to colleagues is no secret for long.</summary>
    private static void RefuseKeyIn(string folder)
    {
        var file = new ConfigurationBuilder().SetBasePath(folder).AddJsonFile(FileName).Build();
        var engines = file.GetSection($"{QuickActionSettings.Section}:{nameof(QuickActionSettings.Engines)}").GetChildren();
        if (engines.FirstOrDefault(e => !string.IsNullOrEmpty(e[nameof(ModelOptions.Key)])) is { } engine)
        {
            throw Wrong($"{FileName} holds the Key of Engines:{engine.Key}; take it out and set it as {QuickActionSettings.Section}__Engines__{engine.Key}__Key in the environment, or name a file in KeyFile");
        }

        if (!string.IsNullOrEmpty(file[$"{QuickActionSettings.Section}:{ModelOptions.Section}:{nameof(ModelOptions.Key)}"]))
        {
            throw Wrong($"{FileName} holds Model:Key; take it out and set it as {QuickActionSettings.Section}__{ModelOptions.Section}__{nameof(ModelOptions.Key)} in the environment, or name a file in Model:KeyFile");
        }

        if (!string.IsNullOrEmpty(file[$"{QuickActionSettings.Section}:{nameof(QuickActionSettings.Store)}:{nameof(StoreSettings.ContentKey)}"]))
        {
            throw Wrong($"{FileName} holds Store:ContentKey; take it out and set it as {QuickActionSettings.Section}__Store__ContentKey in the environment, or name a file in Store:ContentKeyFile");
        }

        const string secret = $"{nameof(QuickActionSettings.Service)}:{nameof(ServiceSettings.Identity)}:{nameof(IdentitySettings.ClientSecret)}";
        if (!string.IsNullOrEmpty(file[$"{QuickActionSettings.Section}:{secret}"]))
        {
            throw Wrong($"{FileName} holds {secret}; take it out and set it as QuickAction__Service__Identity__ClientSecret in the environment, or name a file in ClientSecretFile");
        }
    }

    private static QuickActionSettings Checked(QuickActionSettings settings)
    {
        var wrong = new List<ValidationResult>();
        Validate(settings, wrong);
        Validate(settings.Limits, wrong);
        Validate(settings.Store, wrong);
        Validate(settings.Service, wrong);
        Validate(settings.Service.Identity, wrong);
        Validate(settings.Service.Manual, wrong);
        Validate(settings.Service.Uploads, wrong);
        foreach (var engine in settings.Engines.Values.Prepend(settings.Model))
        {
            Validate(engine, wrong);
            Add(wrong, engine.Mask == MaskMode.Off, "Mask is Pseudonymise or Redact; leaving names in takes a reason for each run, given with --no-mask-reason");
        }

        foreach (var (name, engine) in settings.Engines)
        {
            Add(wrong, name is "offline" or "model" || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'), $"Engines: the name {name} is taken, or holds more than letters, digits, dashes and dots");
            Add(wrong, !engine.Configured, $"Engines:{name} needs a Provider, an Endpoint and a Name");
        }

        foreach (var reference in settings.Privacy.References)
        {
            Validate(reference, wrong);
        }

        return wrong.Count == 0 ? settings : throw Wrong(wrong[0].ErrorMessage ?? "a value is out of its range");
    }

    private static void Add(List<ValidationResult> wrong, bool isWrong, string what)
    {
        if (isWrong)
        {
            wrong.Add(new ValidationResult(what));
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Kept)]
    private static void Validate(object options, List<ValidationResult> wrong) =>
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);

    /// <summary>How the framework says that a name is none: with the type of ours that has no such property, and the names.</summary>
    [GeneratedRegex(@"^'ErrorOnUnknownConfiguration' was set .* on the instance of .*?(\w+?)(?:Settings|Options)?: (.+)$", RegexOptions.Singleline)]
    private static partial Regex Unknown();

    private static QuickActionException Wrong(string what) =>
        new(ProblemCode.Misconfigured, $"The settings are wrong: {what.TrimEnd('.')}.");
}
