extension String {
    /// Whether it says nothing: no characters, or white space only.
    package var isBlank: Bool {
        utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }
}
