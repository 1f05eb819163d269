namespace DxIoc.Wall.Texts;

/// <summary>The texts of the tablet's page.</summary>
internal static class TabletTexts
{
    public static readonly IReadOnlyDictionary<string, (string Vi, string En)> All = new Dictionary<string, (string Vi, string En)>(StringComparer.Ordinal)
    {
        ["tablet"] = ("Máy tính bảng", "Tablet"),
        ["tablet.lights"] = ("Đèn tín hiệu theo lĩnh vực và khu vực", "Lights by sector and area"),
        ["tablet.sector"] = ("Lĩnh vực", "Sector"),
        ["tablet.overall"] = ("Chung", "Overall"),
        ["tablet.targets"] = ("Chỉ tiêu kế hoạch", "Targets of the plan"),
        ["tablet.targets.reached"] = ("đạt", "reached"),
        ["tablet.targets.none"] = ("Chưa có chỉ tiêu nào", "No targets yet"),
        ["tablet.changes"] = ("Thay đổi từ lần xem trước", "Changed since your last look"),
        ["tablet.changes.first"] = ("Lần xem đầu tiên trên máy này. Lần sau, mục này cho biết điều gì đã thay đổi.", "The first look on this device. The next one tells here what changed."),
        ["tablet.changes.since"] = ("Từ {0}", "Since {0}"),
        ["tablet.changes.none"] = ("Không có thay đổi tình trạng nào.", "No change of status."),
        ["tablet.changes.away"] = ("Chưa biết: mất kết nối với máy chủ.", "Not known: the server cannot be reached."),
        ["tablet.changes.passed"] = ("đã qua", "passed"),
        ["tablet.changes.more"] = ("và {0} thay đổi khác", "and {0} more"),
        ["tablet.changes.seen"] = ("Đã xem", "Seen"),
        ["tablet.reached.now"] = ("vừa đạt chỉ tiêu", "target reached"),
        ["tablet.reached.lost"] = ("không còn đạt chỉ tiêu", "target no longer reached"),
        ["tablet.offline"] = ("Ngoại tuyến · số liệu lúc {0}, {1}", "Offline · figures of {0}, {1}"),
        ["tablet.all"] = ("Mọi chỉ số của khu vực", "All indicators of the area"),
        ["tablet.rank"] = ("Xếp hạng giữa các khu vực", "Ranking among areas"),
        ["tablet.summary.well"] = ("Mọi chỉ số đều bình thường", "Everything is normal"),
    };
}
