using System.Globalization;
using System.Text.Json;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Portal;

/// <summary>One page of the portal's report of dossiers by agency, as JSON: the form is described in feeds/README.md.</summary>
internal static class DossierReport
{
    public const string Path = "/api/bao-cao/ho-so";

    /// <summary>Agencies on a page.</summary>
    public const int PageSize = 8;

    private static readonly JsonWriterOptions Written = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Pages => (Agency.All.Count + PageSize - 1) / PageSize;

    /// <param name="at">As of when its counts are.</param>
    /// <param name="page">From 1.</param>
    public static byte[] Page(DateTimeOffset at, int page, Noise noise)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            json.WriteString("ThoiDiem", at.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            json.WriteNumber("Trang", page);
            json.WriteNumber("TongSoTrang", Pages);
            json.WriteString("TrangSau", page < Pages ? string.Create(CultureInfo.InvariantCulture, $"{Path}?trang={page + 1}") : null);
            json.WriteStartArray("DonVi");
            foreach (var agency in Agency.All.Skip((page - 1) * PageSize).Take(PageSize))
            {
                Write(json, agency, agency.At(at, noise));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Agency agency, DossierCounts counts)
    {
        json.WriteStartObject();
        json.WriteString("MaDonVi", agency.Code);
        json.WriteString("TenDonVi", agency.Name);
        json.WriteString("MaHuyen", agency.DistrictCode);
        Write(json, "KenhTiepNhan", [.. counts.Channels.Select((n, i) => (Name(i + 1), n))]);
        Write(json, "TrangThaiHoSo", [.. counts.States.Select((n, i) => (Name(i + 1), n))]);
        Write(json, "DaXuLy", ("SomHan", counts.Early), ("DungHan", counts.Exact), ("QuaHan", counts.Late));
        Write(json, "DangXuLy", ("TrongHan", counts.InTime), ("QuaHan", counts.Overdue));
        Write(json, "ThanhToan", ("TongSo", counts.Payments), ("TrucTuyen", counts.PaidOnline));
        Write(json, "SoHoa", ("DaSoHoa", counts.Digitised));
        Write(json, "DanhGia", ("TongSo", counts.Ratings), ("HaiLong", counts.Satisfied));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, params IReadOnlyList<(string Name, int Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (part, count) in counts)
        {
            json.WriteNumber(part, count);
        }

        json.WriteEndObject();
    }

    private static string Name(int code) => code.ToString(CultureInfo.InvariantCulture);
}
