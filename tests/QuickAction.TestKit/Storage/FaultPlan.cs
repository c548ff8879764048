using QuickAction.Core.Storage.Databases;

namespace QuickAction.TestKit.Storage;

/// <summary>Which statement fails, counted over all connections. A commit counts as a statement, named COMMIT.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<string> _ran = [];
    private Func<string, bool> _isTheOne = _ => false;
    private (string Begins, Func<Task> Others)? _meeting;

    /// <summary>True to run the statement first and fail then: the database has done it and the caller does not know.</summary>
    public bool AfterIt { get; private set; }

    /// <summary>Statements run since the last plan was made.</summary>
    public int Statements { get; private set; }

    /// <summary>What was sent to the server, message by message, since the plan was made.</summary>
    public IReadOnlyList<string> Ran
    {
        get
        {
            lock (_lock)
            {
                return [.. _ran];
            }
        }
    }

    /// <summary>The n-th statement from now fails, from 0.</summary>
    public void FailAt(int n, bool afterIt) => Plan(_ => Statements - 1 == n, afterIt);

    /// <summary>The n-th statement from now that begins so fails, from 1.</summary>
    public void FailOn(string begins, int n, bool afterIt)
    {
        var seen = 0;
        Plan(statement => statement.StartsWith(begins, StringComparison.Ordinal) && ++seen == n, afterIt);
    }

    /// <summary>Just before the next statement that begins so, once, somebody else does this.</summary>
    public void Before(string begins, Func<Task> others)
    {
        lock (_lock)
        {
            _meeting = (begins, others);
        }
    }

    /// <summary>Lets the others do what they do before this statement.</summary>
    internal Task MeetAsync(string statement)
    {
        Func<Task> others;
        lock (_lock)
        {
            if (_meeting is not var (begins, planned) || !Bare(statement).StartsWith(begins, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            (_meeting, others) = (null, planned);
        }

        return others();
    }

    /// <summary>Nothing fails from now on.</summary>
    public void Heal() => Plan(_ => false, afterIt: false);

    /// <returns>Whether this statement is the one.</returns>
    internal bool Next(string statement)
    {
        lock (_lock)
        {
            Statements++;
            _ran.Add(statement);
            return _isTheOne(Bare(statement));
        }
    }

    // What tells the scope stands before the statement that it is about.
    private static string Bare(string statement) =>
        statement.StartsWith(RowSecurity.Set, StringComparison.Ordinal) ? statement[RowSecurity.Set.Length..] : statement;

    private void Plan(Func<string, bool> isTheOne, bool afterIt)
    {
        lock (_lock)
        {
            Statements = 0;
            AfterIt = afterIt;
            _isTheOne = isTheOne;
        }
    }
}

/// <summary>What an injected fault throws.</summary>
public sealed class InjectedFault() : IOException("Injected by a test.")
{
    /// <summary>Whether a fault of a test is what an error comes of, however often it was told anew on its way.</summary>
    public static bool IsBehind(Exception? error) => error is not null && (error is InjectedFault || IsBehind(error.InnerException));
}
