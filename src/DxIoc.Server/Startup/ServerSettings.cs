using DxIoc.Feeds.Files;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Pictures;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Grains.Cells;
using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Server.Api;
using DxIoc.Server.Reports;
using DxIoc.Server.Snapshots;

namespace DxIoc.Server.Startup;

/// <summary>Every setting of the server, read and validated once at start. Keys are those of the public interface.</summary>
public sealed class ServerSettings
{
    private ServerSettings()
    {
    }

    /// <summary>"Urls": web listeners, separated by ';'.</summary>
    public string[] Urls { get; private init; } = [];

    /// <summary>"Data:Path": everything that the embedded defaults write.</summary>
    public string DataPath { get; private init; } = "";

    /// <summary>"Catalogue:Path": folder of the catalogue; null for the shipped one.</summary>
    public string? CataloguePath { get; private init; }

    /// <summary>"Feeds:Path": folder of the feed definitions; null for the shipped ones.</summary>
    public string? FeedsPath { get; private init; }

    /// <summary>"Feeds:AcceptFromPage": whether definitions are accepted by HTTP; null for "from this machine, where nobody else can reach it".</summary>
    public bool? FeedsAcceptFromPage { get; private init; }

    /// <summary>"Dashboards:Path": folder of scenes and playlists; null for the shipped ones.</summary>
    public string? DashboardsPath { get; private init; }

    /// <summary>"Dashboards:SaveFromPage": whether the designer's page may save scenes; null for "from this machine, where nobody else can reach it".</summary>
    public bool? ScenesSaveFromPage { get; private init; }

    /// <summary>"Dashboards:EmbedHosts": hosts (with port, where it is not the usual one) whose pages a tile may show, separated by ','.</summary>
    public IReadOnlyList<string> EmbedHosts { get; private init; } = [];

    /// <summary>"Displays:Edition": joins the version that walls compare with their own; another one renews them all.</summary>
    public string? Edition { get; private init; }

    /// <summary>"Dashboards:Day": the hours in which a wall that follows the time of day is light, "06:00-18:00".</summary>
    public string Day { get; private init; } = "";

    /// <summary>"Map:File": a GeoJSON file; null for the shipped schematic.</summary>
    public string? MapFile { get; private init; }

    /// <summary>"Logs:Console": whether logs go to the console too (the demo draws there itself).</summary>
    public bool LogToConsole { get; private init; }

    public MqttOptions Mqtt { get; private init; } = new();

    public SparkplugOptions Sparkplug { get; private init; } = new();

    public FilesOptions Files { get; private init; } = new();

    public HistoryOptions History { get; private init; } = new();

    public IntakeOptions Intake { get; private init; } = new();

    public CellOptions Cells { get; private init; } = new();

    public OpenDataOptions OpenData { get; private init; } = new();

    public ObservationOptions Observations { get; private init; } = new();

    public PictureOptions Pictures { get; private init; } = new();

    public SnapshotOptions Snapshots { get; private init; } = new();

    /// <summary>"Figures:People": who may hand reported figures in, and who may approve them.</summary>
    internal FigurePeople People { get; private init; } = FigurePeople.Nobody;

    /// <exception cref="SettingsException">One line for each setting that is wrong.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        var read = new SettingReader(configuration);
        var data = Path.GetFullPath(read.Text("Data:Path", "./data"));
        var settings = new ServerSettings
        {
            Urls = ReadUrls(read),
            DataPath = data,
            CataloguePath = read.OptionalText("Catalogue:Path"),
            FeedsPath = read.OptionalText("Feeds:Path"),
            FeedsAcceptFromPage = read.OptionalText("Feeds:AcceptFromPage") is null ? null : read.Flag("Feeds:AcceptFromPage", false),
            DashboardsPath = read.OptionalText("Dashboards:Path"),
            ScenesSaveFromPage = read.OptionalText("Dashboards:SaveFromPage") is null ? null : read.Flag("Dashboards:SaveFromPage", false),
            EmbedHosts = read.Text("Dashboards:EmbedHosts", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Edition = read.OptionalText("Displays:Edition"),
            Day = DashboardSettings.ReadDay(read),
            MapFile = read.OptionalText("Map:File"),
            LogToConsole = read.Flag("Logs:Console", true),
            Mqtt = MqttSettings.Read(read, data),
            Sparkplug = SparkplugSettings.Read(read),
            Files = new FilesOptions { LookSeconds = read.Number("Files:LookSeconds", 5, 1, 3_600), KeepDays = read.Number("History:RawDays", 30, 1, 3_650), Root = data },
            History = HistorySettings.Read(read, data),
            Intake = ReadIntake(read),
            Cells = new CellOptions
            {
                ReportMilliseconds = read.Number("Cells:ReportMilliseconds", 250, 50, 10_000),
                PartMilliseconds = read.Number("Cells:PartMilliseconds", 100, 50, 10_000),
                SettleMilliseconds = read.Number("Cells:SettleMilliseconds", 20, 0, 1_000),
                RecordSeconds = read.Number("Cells:RecordSeconds", 5, 1, 60),
            },
            OpenData = ReadOpenData(read),
            Observations = ObservationSettings.Read(read),
            Pictures = new PictureOptions { CountLimit = read.Number("Pictures:CountLimit", 2_000, 1, 100_000), SizeLimitMiB = read.Number("Pictures:SizeLimitMiB", 256, 1, 16_384) },
            Snapshots = SnapshotSettings.Read(read, data),
            People = FigureSettings.Read(read),
        };
        CheckFiles(read, settings);
        RefuseWhatIsToCome(read);
        return read.Errors.Count == 0 ? settings : throw new SettingsException(read.Errors);
    }

    private static string[] ReadUrls(SettingReader read)
    {
        var text = read.Text("Urls", "http://localhost:8080");
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.Length == 0 || !urls.All(IsUrl))
        {
            read.Refuse("Urls", text, "write http://host:port, several separated by ';'");
        }

        return urls;

        // Kestrel's '*' and '+' hosts are no URI; the port is what people mistype.
        static bool IsUrl(string url) =>
            Uri.TryCreate(url.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https";
    }

    private static IntakeOptions ReadIntake(SettingReader read) => new()
    {
        QueueLimit = read.Number("Intake:QueueLimit", 20_000, 100, 1_000_000),
        BatchLimit = read.Number("Intake:BatchLimit", 4_096, 1, 100_000),
        LingerMilliseconds = read.Number("Intake:LingerMilliseconds", 5, 0, 1_000),
        DispatchMilliseconds = read.Number("Intake:DispatchMilliseconds", 50, 1, 1_000),
        DispatchLimit = read.Number("Intake:DispatchLimit", 200_000, 1_000, 10_000_000),
    };

    private static OpenDataOptions ReadOpenData(SettingReader read)
    {
        var address = read.OptionalText("OpenData:Address");
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")))
        {
            read.Refuse("OpenData:Address", address, "write the address that the public knows, like https://ioc.example.vn");
        }

        return new OpenDataOptions
        {
            Licence = read.Text("OpenData:Licence", "CC-BY-4.0"),
            Publisher = read.OptionalText("OpenData:Publisher"),
            Address = address,
        };
    }

    /// <summary>Settings of the public interface that this version does not know yet: better refused than passed over.</summary>
    private static void RefuseWhatIsToCome(SettingReader read)
    {
        if (read.OptionalText("Cluster:Postgres") is not null)
        {
            read.Refuse("Cluster:Postgres", "…", "leave it out: this version is one server for a province, and several would each show a part of it");
        }
    }

    private static void CheckFiles(SettingReader read, ServerSettings settings)
    {
        if (settings.CataloguePath is { } catalogue && !Directory.Exists(catalogue))
        {
            read.Refuse("Catalogue:Path", catalogue, "name a folder that exists, or leave it out for the shipped catalogue");
        }

        if (settings.FeedsPath is { } feeds && !Directory.Exists(feeds))
        {
            read.Refuse("Feeds:Path", feeds, "name a folder that exists, or leave it out for the shipped feed definitions");
        }

        if (settings.DashboardsPath is { } dashboards && !Directory.Exists(dashboards))
        {
            read.Refuse("Dashboards:Path", dashboards, "name a folder that exists, or leave it out for the shipped scenes and playlists");
        }

        if (settings.MapFile is { } map && !File.Exists(map))
        {
            read.Refuse("Map:File", map, "name a GeoJSON file that exists, or leave it out for the shipped schematic");
        }
    }
}
