namespace QuickAction.Core.Storage.Databases;

/// <summary>A value for a place in a statement, such as <c>@size</c>.</summary>
internal readonly record struct Parameter(string Name, object? Value);
