namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A source read for what matters in it: its sentences and their words by number. Summaries, phrases and topics are found from it.</summary>
internal abstract class Reading
{
    private bool[] _matter = [];
    private WordChances? _chances;

    public WordIndex Words { get; } = new();

    public abstract IReadOnlyList<Passage> Passages { get; }

    /// <summary>Words of all passages together.</summary>
    public int Length { get; protected set; }

    public virtual int Speakers => 1;

    /// <summary>Turns (in a document segments) that hold a passage.</summary>
    public int Turns { get; protected set; }

    /// <summary>Number of who says most at the start: in most meetings the chair.</summary>
    public virtual int Opener => 0;

    /// <summary>What the fitted model makes of the words; worked out once.</summary>
    public WordChances Chances => _chances ??= new WordChances(this, SalienceModel.Current);

    /// <summary>False for words without matter of their own ("the"), and for words that no passage holds.</summary>
    public bool IsMatter(int word) => word < _matter.Length && _matter[word];

    /// <summary>True for a word that only names one of the speakers.</summary>
    public virtual bool IsName(string lowerWord) => false;

    /// <summary>How many different words of the passage carry matter.</summary>
    public int Matter(Passage passage)
    {
        var matter = 0;
        for (var i = 0; i < passage.Words.Length; i++)
        {
            matter += IsMatter(passage.Words[i]) && Array.IndexOf(passage.Words, passage.Words[i], 0, i) < 0 ? 1 : 0;
        }

        return matter;
    }

    public bool StandsAlone(Passage passage) => passage.StandsAlone ??= Salience.StandsAlone.Says(passage, Matter(passage));

    /// <summary>To be called once all passages are read.</summary>
    protected void ReadMatter()
    {
        _matter = new bool[Words.Count];
        for (var word = 0; word < _matter.Length; word++)
        {
            _matter[word] = !StopWords.HasStem(Words.Stem(word));
        }
    }
}
