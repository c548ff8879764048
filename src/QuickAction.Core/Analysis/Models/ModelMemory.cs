using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models;

/// <summary>
/// What was found out about models, for as long as the process lives and, where a file is given, for a week. Safe for use by many calls at once. The file
/// holds endpoints, model names and traits; losing it costs a few refused requests.
/// </summary>
/// <param name="start">What is taken for granted of a model of which nothing is known yet.</param>
public sealed class ModelMemory(ModelTraits? start = null)
{
    /// <summary>Servers are updated: what one could not do last week is asked again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, ModelTraits> _traits = new(StringComparer.Ordinal);
    private readonly ModelTraits _start = start ?? new ModelTraits();
    private readonly Lock _writing = new();
    private string? _file;
    private TimeProvider _clock = TimeProvider.System;

    /// <summary>A memory that goes on from a file and keeps what it learns there.</summary>
    /// <param name="file">Need not exist; one that cannot be read is taken for none.</param>
    public static ModelMemory In(string file, ModelTraits start, TimeProvider clock)
    {
        var memory = new ModelMemory(start) { _file = file, _clock = clock };
        foreach (var lesson in Read(file).Where(l => l.Until > clock.GetUtcNow()))
        {
            memory._traits[lesson.Model] = lesson.Traits;
        }

        return memory;
    }

    public ModelTraits Of(string model) => _traits.GetValueOrDefault(model) ?? _start;

    public void Learn(string model, Func<ModelTraits, ModelTraits> lesson)
    {
        _traits.AddOrUpdate(model, _ => lesson(_start), (_, known) => lesson(known));
        if (_file is not null)
        {
            Write(_file, model);
        }
    }

    /// <summary>The name under which a model of a client is remembered: endpoint and model together.</summary>
    public static string Key(IChatClient client, string? model)
    {
        var metadata = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        return $"{metadata?.ProviderUri} {model ?? metadata?.DefaultModelId}";
    }

    private static IReadOnlyList<Lesson> Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), LessonJson.Default.IReadOnlyListLesson) ?? [] : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private void Write(string file, string model)
    {
        lock (_writing)
        {
            var lessons = Read(file).Where(l => l.Model != model && l.Until > _clock.GetUtcNow())
                .Append(new Lesson(model, _clock.GetUtcNow() + Kept, Of(model)));
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                var draft = $"{file}.{Environment.ProcessId}";
                File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes([.. lessons], LessonJson.Default.IReadOnlyListLesson));
                File.Move(draft, file, overwrite: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // What cannot be kept is found out again.
            }
        }
    }
}

/// <summary>One entry of the file.</summary>
internal sealed record Lesson(string Model, DateTimeOffset Until, ModelTraits Traits);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<Lesson>))]
internal sealed partial class LessonJson : JsonSerializerContext;
