namespace QuickAction.TestKit.Storage;

/// <summary>Which statement fails, counted over all connections. A commit counts as a statement, named COMMIT.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private Func<string, bool> _isTheOne = _ => false;

    /// <summary>True to run the statement first and fail then: the database has done it and the caller does not know.</summary>
    public bool AfterIt { get; private set; }

    /// <summary>Statements run since the last plan was made.</summary>
    public int Statements { get; private set; }

    /// <summary>The n-th statement from now fails, from 0.</summary>
    public void FailAt(int n, bool afterIt) => Plan(_ => Statements - 1 == n, afterIt);

    /// <summary>The n-th statement from now that begins so fails, from 1.</summary>
    public void FailOn(string begins, int n, bool afterIt)
    {
        var seen = 0;
        Plan(statement => statement.StartsWith(begins, StringComparison.Ordinal) && ++seen == n, afterIt);
    }

    /// <summary>Nothing fails from now on.</summary>
    public void Heal() => Plan(_ => false, afterIt: false);

    /// <returns>Whether this statement is the one.</returns>
    internal bool Next(string statement)
    {
        lock (_lock)
        {
            Statements++;
            return _isTheOne(statement);
        }
    }

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
public sealed class InjectedFault() : IOException("Injected by a test.");
