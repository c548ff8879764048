using System.ClientModel;
using System.Security.Authentication;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>Turns what transport and credentials throw into <see cref="ModelCallException"/>, and keeps the caller's cancellation what it is.</summary>
internal static class Faults
{
    public static async Task<T> TranslatedAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelCallException(ModelFault.TimedOut);
        }
        catch (Exception error) when (FaultOf(error) is { } fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelCallException(fault);
        }
    }

    private static ModelFault? FaultOf(Exception error) => error switch
    {
        ModelCallException or OperationCanceledException => null,
        ClientResultException { Status: not 0 } => ModelFault.BadReply,
        ClientResultException { InnerException: { } inner } => FaultOf(inner) ?? ModelFault.Unreachable,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } => ModelFault.ConnectionLost,
        HttpRequestException { InnerException: IOException and not HttpIOException, HttpRequestError: HttpRequestError.Unknown } => ModelFault.ConnectionLost,
        HttpRequestException or AuthenticationException => ModelFault.Unreachable,
        HttpIOException or IOException => ModelFault.ConnectionLost,
        // No token from Entra ID: no identity on this machine, or one without the role.
        Azure.Identity.AuthenticationFailedException => ModelFault.KeyRefused,
        _ => null,
    };
}
