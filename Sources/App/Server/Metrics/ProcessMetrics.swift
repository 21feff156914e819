import Glibc
import Measures

/// What the system says about this process, under the names that every Prometheus client uses.
enum ProcessMetrics {
    static func families() -> [MetricFamily] {
        var families: [MetricFamily] = []
        func figure(_ name: String, _ help: String, _ value: Double?, _ kind: MetricFamily.Kind = .gauge) {
            guard let value else { return }
            var family = MetricFamily(name, kind, help)
            family.add(value)
            families.append(family)
        }
        let fields = statistics()
        figure("process_resident_memory_bytes", "Memory that is in use.", fields.flatMap(memory))
        figure("process_cpu_seconds_total", "Processor time used.", fields.flatMap(processorSeconds), .counter)
        figure("process_start_time_seconds", "When the process began, since 1970.", fields.flatMap(startTime))
        figure("process_open_fds", "Files and connections that are open.", openFiles())
        figure("process_max_fds", "As many may be open.", mostFiles())
        return families
    }

    /// The fields of `/proc/self/stat` from the third on: those before may hold spaces.
    ///
    /// Source: proc(5).
    private static func statistics() -> [Substring]? {
        guard let text = read("/proc/self/stat"), let end = text.lastIndex(of: ")") else { return nil }
        return text[text.index(after: end)...].split(separator: " ")
    }

    /// The number in a field by its place in proc(5), from 1.
    private static func number(_ fields: [Substring], _ place: Int) -> Double? {
        fields.indices.contains(place - 3) ? Double(fields[place - 3]) : nil
    }

    private static func memory(_ fields: [Substring]) -> Double? {
        number(fields, 24).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }
    }

    private static func processorSeconds(_ fields: [Substring]) -> Double? {
        guard let user = number(fields, 14), let system = number(fields, 15) else { return nil }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func startTime(_ fields: [Substring]) -> Double? {
        guard let began = number(fields, 22), let lines = read("/proc/stat")?.split(separator: "\n"),
            let boot = lines.first(where: { $0.hasPrefix("btime ") }).flatMap({ Double($0.dropFirst(6)) })
        else { return nil }
        return boot + began / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    private static func openFiles() -> Double? {
        guard let folder = opendir("/proc/self/fd") else { return nil }
        defer { closedir(folder) }
        // The folder itself is open too while it is counted, and "." and ".." stand in it.
        var count = -3.0
        while readdir(folder) != nil { count += 1 }
        return count
    }

    private static func mostFiles() -> Double? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return Double(limit.rlim_cur)
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        var text: [UInt8] = []
        while true {
            let count = fread(&bytes, 1, bytes.count, file)
            if count == 0 { return String(decoding: text, as: UTF8.self) }
            text += bytes[..<count]
        }
    }
}
