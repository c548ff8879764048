using System.Diagnostics;
using System.Globalization;

namespace QuickAction.Benchmarks;


internal static class Processes
{
    /// <summary>Runs to the end; a run that fails is a fault of the benchmark.</summary>
    public static TimeSpan Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        clock.Stop();
        return process.ExitCode == 0
            ? clock.Elapsed
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.GetAwaiter().GetResult()}");
    }

    /// <summary>Processor time of one run, of all its threads and children together.</summary>
    public static TimeSpan Cpu(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        TimeSpan.FromSeconds(Resource("r.ru_utime + r.ru_stime", program, arguments, environment));

    /// <summary>The median of several runs after one that is not counted: the disk's cache is warm for everybody alike.</summary>
    public static TimeSpan Median(int runs, Func<TimeSpan> run)
    {
        run();
        var times = Enumerable.Range(0, runs).Select(_ => run()).Order().ToList();
        return times[times.Count / 2];
    }

    /// <summary>Peak resident memory of one run, read by a shell that waits for it (VmHWM dies with the process, rusage of children does not).</summary>
    public static double PeakMegabytes(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        Resource("r.ru_maxrss", program, arguments, environment) / 1024;

    private static double Resource(string what, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var script = $"import resource,subprocess,sys\nsubprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL,check=True)\nr=resource.getrusage(resource.RUSAGE_CHILDREN)\nprint({what})";
        var start = new ProcessStartInfo("python3", ["-c", script, program, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
