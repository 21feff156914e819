import App
import ArgumentParser
import FHIR
import Foundation
import Record

/// A whole export over HTTP: from the kick-off until there is a manifest, then every file, as a client takes it.
struct ExportBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Bulk export of everything, taken by curl on the same cores.")

    @Option(help: "Citizens in the record.")
    var citizens = 1_000

    @OptionGroup var place: RecordPlace

    func run() async throws {
        try place.makeFolder()
        let region = try await RegionRecord.prepare(citizens: citizens, in: place)
        try await RecordOpener().withRecord(region.path) { record in
            try await APIServer.serving(record) { server in
                let client = Curl(server: server)
                let clock = ContinuousClock()
                let start = clock.now
                let status = try await client.kickOff()
                let manifest = try await client.manifest(status)
                let prepared = clock.now - start
                let files = manifest["output"]?.elements.map { $0 } ?? []
                let count = files.reduce(0) { $0 + (($1["count"]?.numberText).flatMap { Int($0) } ?? 0) }
                print("record      \(citizens) citizens, \(count) resources in \(files.count) files")
                print("made ready  in \(prepared.inMilliseconds.formatted()) ms")
                for (name, headers) in [("plain", []), ("packed", ["Accept-Encoding: gzip"])] {
                    let begun = clock.now
                    var bytes = 0
                    for file in files { bytes += try await client.take(file["url"]?.string ?? "", headers) }
                    let seconds = (clock.now - begun).inMilliseconds / 1_000
                    let rate = Int(Double(count) / seconds)
                    print("\(name)       \(rate) resources/s, \(bytes / max(1, count)) bytes each on the way")
                }
            }
        }
    }
}

/// curl, with the server's token.
private struct Curl {
    let server: APIServer

    /// - Returns: the address of the status.
    func kickOff() async throws -> String {
        let address = "http://127.0.0.1:\(server.port)/fhir/$export"
        let headers = try await run(["--dump-header", "-", "--header", "Prefer: respond-async", address])
        let line = headers.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-location:") }
        guard let line else { throw LoadGenerator.Fault.failed(headers) }
        return line.dropFirst("content-location:".count).trimmingCharacters(in: .whitespaces)
    }

    func manifest(_ status: String) async throws -> JSONValue {
        while true {
            let text = try await run([status])
            if !text.isEmpty { return try JSONDocument(text).root }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// - Returns: how many bytes came.
    func take(_ address: String, _ headers: [String]) async throws -> Int {
        let options = ["--output", "/dev/null", "--write-out", "%{size_download}"]
        return Int(try await run(options + headers.flatMap { ["--header", $0] } + [address])) ?? 0
    }

    private func run(_ arguments: [String]) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/curl")
        process.arguments =
            ["--silent", "--show-error", "--fail", "--header", "Authorization: Bearer \(server.token)"] + arguments
        let output = Pipe()
        process.standardOutput = output
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { process in
                let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                guard process.terminationStatus == 0 else {
                    return continuation.resume(throwing: LoadGenerator.Fault.failed(text))
                }
                continuation.resume(returning: text)
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }
}
