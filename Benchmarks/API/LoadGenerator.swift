import Foundation

/// Many connections that ask without pause: `wrk`, a program that others wrote, on the same cores as the server.
struct LoadGenerator {
    /// What one load gave.
    struct Result: CustomStringConvertible {
        let requestsPerSecond: Double
        /// Answers other than 2xx, and connections that failed.
        let errors: Int
        /// The time of a request, in milliseconds.
        let median: Double
        let p99: Double

        var description: String {
            let figures = "\(Int(requestsPerSecond))/s  p50 \(median.formatted()) ms  p99 \(p99.formatted()) ms"
            return errors == 0 ? figures : figures + "  \(errors) ERRORS"
        }
    }

    /// What is asked, in turn, from a random place on.
    enum Requests {
        case get(paths: [String])
        case post(path: String, bodies: [String])
    }

    enum Fault: Error {
        case missing
        case failed(String)
    }

    let connections: Int
    let seconds: Int

    /// - Parameter token: a bearer token, or none.
    func run(_ requests: Requests, port: Int, token: String? = nil) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "load-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines: [String]
        let format: String
        switch requests {
        case .get(let paths):
            lines = paths
            format = "wrk.format('GET', line, headers)"
        case .post(let path, let bodies):
            lines = bodies
            format = "wrk.format('POST', '\(path)', headers, line)"
        }
        let list = folder.appending(path: "requests")
        try lines.joined(separator: "\n").write(to: list, atomically: true, encoding: .utf8)
        let script = folder.appending(path: "load.lua")
        try Self.script(list: list.path, token: token, format: format).write(
            to: script, atomically: true, encoding: .utf8)
        return try await run(script: script.path, port: port)
    }

    private static func script(list: String, token: String?, format: String) -> String {
        """
        local lines = {}
        for line in io.lines('\(list)') do lines[#lines + 1] = line end
        local headers = { ['Host'] = 'localhost', ['Content-Type'] = 'application/fhir+json' }
        \(token.map { "headers['Authorization'] = 'Bearer \($0)'" } ?? "")
        local place = 0
        function init(args)
            math.randomseed(os.time())
            place = math.random(#lines)
        end
        function request()
            place = place % #lines + 1
            local line = lines[place]
            return \(format)
        end
        function done(summary, latency, requests)
            local errors = summary.errors
            io.write(string.format('figures %d %d %d %d %d\\n', summary.requests, summary.duration,
                errors.connect + errors.read + errors.write + errors.status + errors.timeout,
                latency:percentile(50), latency:percentile(99)))
        end
        """
    }

    private func run(script: String, port: Int) async throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/wrk")
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/wrk") else { throw Fault.missing }
        process.arguments = [
            "--threads", "1", "--connections", String(connections), "--duration", "\(seconds)s", "--timeout", "20s",
            "--script", script, "http://127.0.0.1:\(port)",
        ]
        let output = Pipe()
        process.standardOutput = output
        let text: String = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { _ in
                let data = output.fileHandleForReading.readDataToEndOfFile()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("figures ") }) else {
            throw Fault.failed(text)
        }
        let figures = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard figures.count == 5, figures[1] > 0 else { throw Fault.failed(text) }
        return Result(
            requestsPerSecond: figures[0] * 1e6 / figures[1], errors: Int(figures[2]), median: figures[3] / 1_000,
            p99: figures[4] / 1_000)
    }
}
