/// Takes in what lies in a folder, one file after the other.
package struct MessageInbox: Sendable {
    private let desk: MessageDesk
    private let folder: MessageFolder

    package init(_ desk: MessageDesk, folder: MessageFolder) {
        self.desk = desk
        self.folder = folder
    }

    /// Takes in all that waits. A process that ends between the record and the folder takes the file in again, which the
    /// desk knows as a message that has come before.
    ///
    /// - Returns: how many were taken in.
    package func turn() async throws -> Int {
        var taken = 0
        for name in try await folder.waiting() where !Task.isCancelled {
            guard let bytes = try await folder.bytes(of: name) else {
                try await folder.refuse(name, because: "larger than \(MessageFolder.mostBytes) bytes\n")
                continue
            }
            switch try await desk.receive(bytes) {
            case .taken, .again:
                try await folder.finish(name)
                taken += 1
            case .refused(let fault): try await folder.refuse(name, because: "answered: " + fault.lines)
            case .unreadable(let fault): try await folder.refuse(name, because: "not answered: " + fault.lines)
            }
        }
        return taken
    }
}

extension MessageFault {
    /// For those who look after the folder; it quotes nothing of the message.
    package var lines: String {
        severity.rawValue + "\n"
            + items.map {
                [$0.code?.rawValue ?? $0.kind, $0.path, $0.text].compactMap { $0 }.joined(separator: " ") + "\n"
            }
            .joined()
    }
}
