import Foundation
import TestSupport

/// Runs a program of the system, such as `gzip`, on bytes.
func pipe(_ bytes: [UInt8], through program: String, _ arguments: [String] = []) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let input = try folder.write("input", bytes)
    let output = folder.path("output")
    try folder.write("output", "")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    try process.run()
    process.waitUntilExit()
    return try folder.bytes("output")
}
