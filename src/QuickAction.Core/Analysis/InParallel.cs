using System.Runtime.ExceptionServices;

namespace QuickAction.Core.Analysis;

/// <summary>
/// Independent parts of one reading on the processors that are free. Who calls does its share, and all of it where no processor is free, so that a full service
/// loses nothing by it. What comes out is in the order of what went in.
/// </summary>
internal static class InParallel
{
    /// <summary>Both results. Neither part may write to what the other reads.</summary>
    /// <exception cref="Exception">What the first part to fail threw, as it was thrown.</exception>
    public static (TOne One, TOther Other) Both<TOne, TOther>(Func<TOne> one, Func<TOther> other)
    {
        var (first, second) = (default(TOne), default(TOther));
        Unwrapped(() => Parallel.Invoke(() => first = one(), () => second = other()));
        return (first!, second!);
    }

    /// <summary>What each item gives, in their order. The function may not write to what it reads.</summary>
    /// <exception cref="Exception">What the function threw for one of the items, as it was thrown.</exception>
    public static TOut[] Select<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> of)
    {
        var results = new TOut[items.Count];
        Unwrapped(() => Parallel.For(0, items.Count, i => results[i] = of(items[i])));
        return results;
    }

    private static void Unwrapped(Action work)
    {
        try
        {
            work();
        }
        catch (AggregateException errors)
        {
            // One part tells another to stop by nothing but the caller's token: the first error is the one that counts.
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }
}
