using QuickAction.Core.Extraction.Isolation;
using QuickAction.Web.Hosting;

// Results are the same in every country: dates and numbers never follow the machine's language.
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;

// A child that reads one file is this same program, and has nothing to do with a server.
return args is [ReaderChild.Verb] ? ReaderChild.Run() : await ServiceProgram.RunAsync(args);
