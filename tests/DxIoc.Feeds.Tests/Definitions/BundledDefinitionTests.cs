using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Definitions;

/// <summary>Each bundled definition with samples in the form in which its producer documents them.</summary>
public sealed class BundledDefinitionTests
{
    private const string Use = """
        feeds:
          - use: frigate
            area: thu-dau-mot
          - { use: zigbee2mqtt, areas: { "0x00158d0001a2b3c4": tan-uyen, "*": bac-tan-uyen } }
          - { use: tasmota, area: tan-uyen }
          - { use: onvif, areas: { MyDevice: thu-dau-mot } }
          - { use: sparkplug, id: village, area: tan-uyen }
          - { use: thingsboard-gateway, id: air, areas: { Device A: di-an, "*": thuan-an } }
        """;

    private const string FrigateEvent = """
        {"type": "TYPE", "before": {"id": "1607123955.475377-mxklsc", "camera": "front_door", "label": "person", "start_time": 1607123955.475377, "end_time": null},
         "after": {"id": "1607123955.475377-mxklsc", "camera": "front_door", "frame_time": 1607123962.082975, "label": "person", "sub_label": ["John Smith", 0.79],
                   "top_score": 0.958984375, "false_positive": false, "start_time": 1607123955.475377, "end_time": null, "score": 0.87890625,
                   "box": [432, 496, 544, 854], "current_zones": ["yard", "driveway"], "stationary": false}}
        """;

    public static TheoryData<string, string, string> Samples => new()
    {
        {
            "frigate/stats",
            """
            {"cameras": {"back": {"camera_fps": 5.0, "process_fps": 5.1, "skipped_fps": 0.0, "detection_fps": 1.5, "detection_enabled": 1, "pid": 34, "capture_pid": 27, "ffmpeg_pid": 29},
                         "front_door": {"camera_fps": 0.0, "process_fps": 0.0, "skipped_fps": 0.0, "detection_fps": 0.0, "pid": 35, "capture_pid": 28}},
             "detection_fps": 5.0, "detectors": {"coral": {"inference_speed": 8.97, "detection_start": 0.0, "pid": 35}},
             "service": {"uptime": 10, "version": "0.16.0", "latest_version": "0.16.0", "storage": {"/media/frigate/clips": {"total": 1000, "used": 700, "free": 300, "mount_type": "ext4"}}, "last_updated": 1650934800}}
            """,
            """
            thu-dau-mot/cameras/back/fps = 5 @ 2022-04-26T01:00:00Z
            thu-dau-mot/cameras/back/detection-fps = 1.5 @ 2022-04-26T01:00:00Z
            thu-dau-mot/cameras/front_door/fps = 0 @ 2022-04-26T01:00:00Z
            thu-dau-mot/cameras/front_door/detection-fps = 0 @ 2022-04-26T01:00:00Z
            """
        },
        { "frigate/front_door/status/detect", "online", "thu-dau-mot/cameras/front_door/online = 1" },
        { "frigate/front_door/status/detect", "offline", "thu-dau-mot/cameras/front_door/online = 0" },
        { "frigate/front_door/status/detect", "disabled", "" },
        { "frigate/events", FrigateEvent.Replace("TYPE", "new"), "thu-dau-mot/cameras/front_door/events = 1 @ 2020-12-04T23:19:15.475Z" },
        { "frigate/events", FrigateEvent.Replace("TYPE", "update"), "" },
        { "frigate/available", "online", "thu-dau-mot/cameras/frigate/recorder-online = 1" },
        { "frigate/available", "offline", "thu-dau-mot/cameras/frigate/recorder-online = 0" },
        { "frigate/available", "busy", "number: recorder-online at $: 'busy' is none of online, offline, stopped" },
        { "zigbee2mqtt/kitchen", """{"temperature": 27.34, "humidity": 44.72}""", "bac-tan-uyen/village/kitchen/temperature = 27.34\nbac-tan-uyen/village/kitchen/humidity = 44.72" },
        { "zigbee2mqtt/0x00158d0001a2b3c4", """{"occupancy": true}""", "tan-uyen/village/0x00158d0001a2b3c4/occupancy = 1" },
        { "zigbee2mqtt/lamp", """{"state": "ON", "brightness": 215, "color_temp": 325}""", "bac-tan-uyen/village/lamp/brightness = 215\nbac-tan-uyen/village/lamp/color_temp = 325" },
        { "zigbee2mqtt/switch", """{"action": "single"}""", "payload: none of its measures is in the message: {measure}" },
        { "zigbee2mqtt/lamp/availability", """{"state": "offline"}""", "bac-tan-uyen/village/lamp/online = 0" },
        {
            "tele/tasmota_5014E2/SENSOR",
            """{"Time":"2019-04-02T19:31:06","ENERGY":{"TotalStartTime":"2019-03-19T21:10:01","Total":1.368,"Yesterday":0.001,"Today":0.397,"Period":0,"Power":22,"ApparentPower":24,"ReactivePower":11,"Factor":0.90,"Voltage":246,"Current":0.098}}""",
            "tan-uyen/village/tasmota_5014E2/power = 22\ntan-uyen/village/tasmota_5014E2/energy-total = 1.368\ntan-uyen/village/tasmota_5014E2/voltage = 246"
        },
        {
            "tele/tasmota_9CF9D1/STATE",
            """{"Time":"2024-02-24T22:20:38","Uptime":"0T00:10:11","UptimeSec":611,"Heap":24,"SleepMode":"Dynamic","Sleep":50,"LoadAvg":19,"MqttCount":1,"POWER":"OFF","Wifi":{"AP":1,"RSSI":44,"Signal":-78,"LinkCount":1}}""",
            "tan-uyen/village/tasmota_9CF9D1/uptime-seconds = 611\ntan-uyen/village/tasmota_9CF9D1/power-on = 0\ntan-uyen/village/tasmota_9CF9D1/signal = 44"
        },
        { "tele/tasmota_9CF9D1/LWT", "Online", "tan-uyen/village/tasmota_9CF9D1/online = 1" },
        {
            "v1/gateway/telemetry",
            """
            {"Device A": [{"ts": 1483228800000, "values": {"temperature": 42, "humidity": 80}}, {"ts": 1483228801000, "values": {"temperature": 43, "humidity": 82}}],
             "Device B": [{"ts": 1483228800000, "values": {"temperature": 42, "humidity": 80}}]}
            """,
            """
            di-an/air/Device-A/temperature = 42 @ 2017-01-01T00:00:00Z
            di-an/air/Device-A/humidity = 80 @ 2017-01-01T00:00:00Z
            di-an/air/Device-A/temperature = 43 @ 2017-01-01T00:00:01Z
            di-an/air/Device-A/humidity = 82 @ 2017-01-01T00:00:01Z
            thuan-an/air/Device-B/temperature = 42 @ 2017-01-01T00:00:00Z
            thuan-an/air/Device-B/humidity = 80 @ 2017-01-01T00:00:00Z
            """
        },
        {
            "frigate/reviews",
            """
            {"type": "new", "before": {}, "after": {"id": "1718987129.308396-fqk5ka", "camera": "front_cam", "start_time": 1718987129.308396, "end_time": null, "severity": "alert",
             "data": {"detections": ["1718987128.947436-g92ztx"], "objects": ["person", "car"], "sub_labels": ["Bob"], "zones": ["front_yard"], "audio": []}}}
            """,
            "thu-dau-mot/cameras/front_cam/reviews = 1 @ 2024-06-21T16:25:29.308Z"
        },
        { "frigate/front_cam/person", "2", "thu-dau-mot/cameras/front_cam/person = 2" },
        { "frigate/front_cam/motion", "ON", "thu-dau-mot/cameras/front_cam/motion = 1" },
        { "frigate/front_cam/person/snapshot", "\u00ff\u00d8\u00ff", "payload: the payload is no JPEG, PNG or WebP by its first bytes: let the camera send one of these, or correct the topic" },
        { "frigate/front_cam/detect/state", "ON", "" },
        // ONVIF: the first two are the specification's own examples (Core, JSON event payload).
        {
            "MyDevice/onvif-ej/RuleEngine/LineDetector/Crossed/&1/2/MyImportantFence1",
            """{"UtcTime": "2008-10-10T12:24:57.321Z", "Source": {"VideoSource": "1", "AnalyticsConfiguration": "2", "Rule": "MyImportantFence1"}, "Data": {"ObjectId": "15"}}""",
            "thu-dau-mot/cameras/MyDevice/crossings = 1 @ 2008-10-10T12:24:57.321Z"
        },
        {
            "MyDevice/onvif-ej/Device/Sensor/Temperature/High",
            """{"UtcTime": "2025-07-15T14:30:00Z", "Source": {"SensorID": "temp_001"}, "Data": {"Value": 28.65, "Threshold": 25.15}}""",
            ""
        },
        {
            "MyDevice/onvif-ej/RuleEngine/CellMotionDetector/Motion/&1/1/MotionInDefinedCells",
            """{"UtcTime": "2010-10-20T12:24:57.628Z", "Source": {"VideoSourceConfigurationToken": "1", "VideoAnalyticsConfigurationToken": "1", "Rule": "MotionInDefinedCells"}, "Data": {"IsMotion": "true"}}""",
            "thu-dau-mot/cameras/MyDevice/motion = 1 @ 2010-10-20T12:24:57.628Z\nthu-dau-mot/cameras/MyDevice/events = 1 @ 2010-10-20T12:24:57.628Z"
        },
        {
            "MyDevice/onvif-ej/RuleEngine/MotionRegionDetector/Motion/&1/Gate",
            """{"UtcTime": "2010-10-20T12:25:02Z", "Source": {"VideoSource": "1", "RuleName": "Gate"}, "Data": {"State": false}}""",
            "thu-dau-mot/cameras/MyDevice/motion = 0 @ 2010-10-20T12:25:02Z"
        },
        {
            "MyDevice/onvif-ej/RuleEngine/CountAggregation/Counter/&1/Inbound",
            """{"UtcTime": "2025-10-28T12:00:00Z", "Source": {"VideoSource": "1", "Rule": "Inbound"}, "Data": {"Count": 5}}""",
            "thu-dau-mot/cameras/MyDevice/Inbound = 5 @ 2025-10-28T12:00:00Z"
        },
        {
            "MyDevice/onvif-ej/RuleEngine/CountAggregation/OccupancyCounter/&1/Hall",
            """{"UtcTime": "2025-10-28T12:00:00Z", "Source": {"VideoSource": "1", "Rule": "Hall"}, "Data": {"Count": "17"}}""",
            "thu-dau-mot/cameras/MyDevice/Hall = 17 @ 2025-10-28T12:00:00Z"
        },
        {
            "MyDevice/onvif-ej/VideoSource/SignalLoss/&1",
            """{"UtcTime": "2025-10-28T12:00:00Z", "Source": {"Source": "1"}, "Data": {"State": "true"}}""",
            "thu-dau-mot/cameras/MyDevice/online = 0 @ 2025-10-28T12:00:00Z"
        },
    };

    [Fact]
    public void A_sample_of_sparkplug_becomes_what_it_says() => Assert.Equal(
        ["tan-uyen/village/plant-1/online = 1 @ 2022-04-26T01:00:00Z", "tan-uyen/village/plant-1/Supply-Voltage = 12.5 @ 2022-04-26T01:00:00Z"],
        SmallFeeds.Lines(ShippedFeeds.With(Use).Decode("spBv1.0/factory/NBIRTH/plant-1", Sparkplug.SparkplugBytes.TahuNodeBirth)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_of_the_producer_becomes_what_it_says(string topic, string payload, string lines)
    {
        var message = ShippedFeeds.With(Use).Decode(topic, payload);

        Assert.Equal(lines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries), SmallFeeds.Lines(message));
    }

    [Fact]
    public void The_shipped_folder_alone_matches_nothing_and_leaves_other_topics_refused_as_before()
    {
        var message = ShippedFeeds.With("feeds: []").Decode("frigate/available", "online");

        Assert.Equal((RefusalCode.Topic, "unknown"), (message.Bad.Single().Code, message.Feed));
    }

    [Fact]
    public void Frigate_takes_three_lines_and_by_hand_at_most_twelve()
    {
        const string ByHand = """
            feeds:
              - id: cameras
                topic: frigate/stats
                area: thu-dau-mot
                records: cameras.{device}
                measures: { fps: camera_fps }
              - id: cameras
                topic: frigate/{device}/status/detect
                area: thu-dau-mot
                format: value
                measure: online
                value: { values: { online: 1, offline: 0 } }
            """;

        Assert.Equal(12, ByHand.Split('\n').Length);
        var decoder = ShippedFeeds.With(ByHand);
        Assert.Equal(["thu-dau-mot/cameras/back/fps = 5"], SmallFeeds.Lines(decoder.Decode("frigate/stats", """{"cameras": {"back": {"camera_fps": 5}}}""")));
        Assert.Equal(["thu-dau-mot/cameras/back/online = 1"], SmallFeeds.Lines(decoder.Decode("frigate/back/status/detect", "online")));
    }
}
