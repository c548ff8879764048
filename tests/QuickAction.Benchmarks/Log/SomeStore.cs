using QuickAction.Core.Storage.Log;

namespace QuickAction.Benchmarks.Log;

internal static class SomeStore
{
    public static Task<AuditStore> OpenAsync(string data, string connection) =>
        AuditStore.OpenAsync(new AuditOptions { DataFolder = data, Connection = connection }, new Core.Audit.Leaves.Program("0.1.0", null, null), TimeProvider.System, default);
}
