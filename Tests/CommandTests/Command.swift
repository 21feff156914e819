import Foundation
import Glibc
import TestSupport

/// Runs the built `tovholder` as a program of its own.
enum Command {
    struct Result {
        /// The exit status; negative: the number of the signal that ended it.
        let status: Int32
        let output: String
        let messages: String
    }

    /// The program that was built with these tests.
    static let path: String = {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: ".build/debug/x").path
        return [bundle, own, checkout].compactMap { $0 }
            .map { URL(filePath: $0).deletingLastPathComponent().appending(path: "tovholder").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "tovholder"
    }()

    @discardableResult
    static func run(_ arguments: String..., in folder: ScratchFolder) throws -> Result {
        let running = try start(arguments, in: folder)
        return try running.finish()
    }

    /// Runs a line of shell in which `$TOVHOLDER` is the program.
    static func shell(_ line: String, in folder: ScratchFolder) throws -> Result {
        try Running(program: "/bin/sh", ["-c", line], folder: folder).finish()
    }

    static func start(_ arguments: [String], in folder: ScratchFolder) throws -> Running {
        try Running(program: path, arguments, folder: folder)
    }
}

/// A program that runs. What it says goes to files, so that nobody has to read while it works.
final class Running {
    private let process = Process()
    private let outputPath: String
    private let messagesPath: String

    init(program: String, _ arguments: [String], folder: ScratchFolder) throws {
        let name = UUID().uuidString
        outputPath = try folder.write("said/\(name).out", "")
        messagesPath = try folder.write("said/\(name).err", "")
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.merging(["TOVHOLDER": Command.path]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: outputPath))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: messagesPath))
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// What it has said so far on standard output.
    var output: String { (try? String(contentsOfFile: outputPath, encoding: .utf8)) ?? "" }
    var messages: String { (try? String(contentsOfFile: messagesPath, encoding: .utf8)) ?? "" }

    /// The port that a server says it listens on; nil where it ends before it says so.
    var port: UInt16? {
        while isRunning {
            if let address = messages.firstMatch(of: /http:\/\/[^:]+:(\d+)\//) { return UInt16(address.1) }
            usleep(5000)
        }
        return nil
    }

    /// The number of the process.
    var identifier: Int32 { process.processIdentifier }

    func send(_ signal: Int32) { kill(identifier, signal) }

    func finish() throws -> Command.Result {
        process.waitUntilExit()
        let status =
            process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
        return Command.Result(status: status, output: output, messages: messages)
    }
}

extension ScratchFolder {
    /// Lines of patients, so many that an import takes a while.
    @discardableResult
    func writePatients(_ count: Int, name: String = "patients.ndjson") throws -> String {
        let lines = (1...count).map { number in
            #"{"resourceType":"Patient","id":"p\#(number)","name":[{"family":"Holm","given":["Nr \#(number)"]}],"#
                + #""identifier":[{"system":"urn:example","value":"\#(number)"}],"birthDate":"1948-03-0\#(number % 9 + 1)"}"#
        }
        return try write(name, lines.joined(separator: "\n"))
    }
}
