namespace DxIoc.Indicators.Catalogue;

/// <summary>Refuses keys that an indicator's aggregate would not look at: what is written counts, or is said not to.</summary>
internal static class IndicatorKeys
{
    private static readonly string[] NotForFormulas = ["feed", "measure", "measures", "per-device", "window", "bucket", "stale-after", "allowed-lateness"];

    private static readonly string[] NotForReported = ["formula", .. NotForFormulas, "per", "trend-span"];

    public static void Check(YamlEntry e, AggregateKind kind)
    {
        if (e.Has("reported"))
        {
            CheckReported(e, kind);
            return;
        }

        if (e.Has("due-after"))
        {
            e.RefuseKey("due-after", "only what is reported is due", "remove due-after, or write reported: quarter");
        }

        var derived = kind == AggregateKind.Formula;
        if (e.Has("formula") && !derived)
        {
            e.RefuseKey("formula", "an indicator with a formula has no aggregate", "remove the formula, or the aggregate and what it reads");
        }

        foreach (var key in NotForFormulas.Where(k => derived && e.Has(k)))
        {
            e.RefuseKey(key, $"a formula has no {key}", $"remove {key}: a formula takes it from the indicators that it names");
        }

        if (e.Has("measure") && e.Has("measures"))
        {
            e.RefuseKey("measures", "both measure and measures are given", "keep one of them");
        }

        if (e.Has("per") && kind != AggregateKind.Rate)
        {
            e.RefuseKey("per", "only a rate has per", "remove per, or write aggregate: rate");
        }

        if (e.Has("per-device") && kind is (AggregateKind.Last or AggregateKind.Rate or AggregateKind.VnAqiHour or AggregateKind.VnAqiDay))
        {
            e.RefuseKey("per-device", "this aggregate cannot be taken over the latest value of each device", "remove per-device, or write aggregate: sum, count, mean, min, max, ratio or a percentile");
        }

        if ((e.Has("window") || e.Has("bucket")) && kind is (AggregateKind.VnAqiHour or AggregateKind.VnAqiDay))
        {
            e.RefuseKey(e.Has("window") ? "window" : "bucket", "VN_AQI has its own window", "remove window and bucket");
        }
    }

    private static void CheckReported(YamlEntry e, AggregateKind kind)
    {
        foreach (var key in NotForReported.Where(e.Has))
        {
            e.RefuseKey(key, $"what is reported has no {key}", $"remove {key}: people hand the figure in, for the period that reported names");
        }

        if (kind is not (AggregateKind.Last or AggregateKind.Sum or AggregateKind.Ratio) && !e.Has("formula"))
        {
            e.RefuseKey("aggregate", "what is reported cannot be computed so", "write aggregate: sum or ratio where areas add up, or last for a figure that stands for itself");
        }

        if (kind == AggregateKind.Last && e.OptionalText("roll-up") == "merge")
        {
            e.RefuseKey("roll-up", "plain figures of areas do not add up to one", "remove roll-up, or write aggregate: sum or ratio");
        }
    }
}
