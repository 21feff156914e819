/// Where something stands in the input.
package struct Place: Sendable, Hashable, CustomStringConvertible {
    package let file: String
    /// The line, from 1, in a file of lines.
    package let line: Int?
    /// The entry of a Bundle, from 1.
    package let entry: Int?

    package init(file: String, line: Int? = nil, entry: Int? = nil) {
        self.file = file
        self.line = line
        self.entry = entry
    }

    /// As messages say it: `patients.ndjson: line 12, entry 3`.
    package var description: String {
        let parts = [line.map { "line \($0)" }, entry.map { "entry \($0)" }].compactMap { $0 }
        return parts.isEmpty ? file : file + ": " + parts.joined(separator: ", ")
    }

    func entry(_ number: Int) -> Place {
        Place(file: file, line: line, entry: number)
    }
}
