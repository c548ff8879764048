using System.Globalization;

namespace QuickAction.Core.Storage.Content;

/// <summary>A row of the key store.</summary>
internal sealed record KeyRow(string Key, string Job, byte[] Wrapped, byte[]? Case, long? DeleteAfter)
{
    /// <summary>To what the wrapped key is bound. The job comes last, since it may hold anything.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"quickaction data key v2\n{Key}\n{(Case is null ? "-" : Convert.ToHexStringLower(Case))}\n{(DeleteAfter is { } time ? $"{time}" : "-")}\n{Job}");

    /// <summary>To what versions before bound it.</summary>
    public string NameBefore => $"quickaction data key v1\n{Key}\n{Job}";
}
