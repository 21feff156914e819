import Record
import Synchronization

/// Numbers for names that come back again and again: resource types and code systems.
///
/// Names are only ever added, so what is known stays true; the writer forgets all when a transaction is undone, for the
/// names added in it are undone too.
package final class NameTable: Sendable {
    /// More than this are looked up each time: hostile input could hold any number of systems.
    private static let mostRemembered = 10_000

    private struct Known {
        var numbers: [String: Int64] = [:]
        var names: [Int64: String] = [:]
    }

    private let known = Mutex(Known())
    private let selectNumber: String
    private let selectName: String
    private let insert: String

    init(table: String, column: String) {
        selectNumber = "SELECT number FROM \(table) WHERE \(column) = ?"
        selectName = "SELECT \(column) FROM \(table) WHERE number = ?"
        insert = "INSERT INTO \(table) (\(column)) VALUES (?) RETURNING number"
    }

    /// The number of a name; nil where the record does not know it.
    package func number(of name: String, in connection: any SQLConnection) throws -> Int64? {
        if let number = known.withLock({ $0.numbers[name] }) { return number }
        let number = try connection.first(selectNumber, [.word(name)]) { $0.integer(0) }
        if let number { remember(number, name) }
        return number
    }

    /// The number of a name, made where there is none.
    package func number(adding name: String, in connection: any SQLConnection) throws -> Int64 {
        if let number = try number(of: name, in: connection) { return number }
        guard let number = try connection.first(insert, [.word(name)], { $0.integer(0) }) else {
            throw RecordError.fault("a name got no number")
        }
        remember(number, name)
        return number
    }

    /// The name behind a number.
    package func name(of number: Int64, in connection: any SQLConnection) throws -> String {
        if let name = known.withLock({ $0.names[number] }) { return name }
        guard let name = try connection.first(selectName, [.integer(number)], { $0.text(0) }) else {
            throw RecordError.unavailable(.damaged("a number in the record has no name"))
        }
        remember(number, name)
        return name
    }

    /// Forgets all, when a transaction that may have added names is undone.
    package func forgetAll() { known.withLock { $0 = Known() } }

    private func remember(_ number: Int64, _ name: String) {
        known.withLock {
            if $0.names.count >= Self.mostRemembered { $0 = Known() }
            $0.numbers[name] = number
            $0.names[number] = name
        }
    }
}

/// The names of one record.
package struct Names: Sendable {
    /// Resource types.
    package let types = NameTable(table: "type", column: "name")
    /// Code systems and other addresses of what names things.
    package let systems = NameTable(table: "system", column: "address")

    package init() {}

    /// The number of no system at all, and of an absolute address instead of a type.
    package static let none: Int64 = 0

    /// Forgets all, when a transaction that may have added names is undone.
    package func forgetAll() {
        types.forgetAll()
        systems.forgetAll()
    }
}
