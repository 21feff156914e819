package import Record

/// What the rooms of `Care` bring to the record. A capability is one line here.
package enum Capabilities {
    package static let all: [Capability] = []
}
