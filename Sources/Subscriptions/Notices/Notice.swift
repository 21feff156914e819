import FHIR
package import Record

/// One event that one subscription is to be told of.
package struct Notice: Sendable, Hashable {
    /// Its place among the subscription's, from 1: the event number that the receiver sees.
    package let number: Int64
    /// The record's event.
    package let event: Int64
    /// The number of the patient in whose compartment the resource was then.
    package let patient: Int64
    package let type: String
    package let id: String
    package let version: Int
    package let change: Outcome.Change
    /// When it happened, in milliseconds since 1970-01-01T00:00:00Z.
    package let instant: Int64

    package init(
        number: Int64, event: Int64, patient: Int64, type: String, id: String, version: Int, change: Outcome.Change,
        instant: Int64
    ) {
        self.number = number
        self.event = event
        self.patient = patient
        self.type = type
        self.id = id
        self.version = version
        self.change = change
        self.instant = instant
    }

    /// `Type/id`.
    var reference: String { type + "/" + id }

    /// What it must not overtake another notice of: its resource, and its patient where it has one.
    var laneKeys: Set<String> {
        patient == ResourceKey.nobody ? [reference] : [reference, "#\(patient)"]
    }

    // MARK: As the record keeps it

    init?(_ value: [UInt8]) {
        guard let json = try? JSONDocument(value).root, let number = json["number"]?.integer,
            let event = json["event"]?.integer, let patient = json["patient"]?.integer,
            let type = json["type"]?.string, let id = json["id"]?.string, let version = json["version"]?.integer,
            let change = json["change"]?.integer.flatMap({ UInt8(exactly: $0) }).flatMap(Outcome.Change.init),
            let instant = json["instant"]?.integer
        else { return nil }
        self.init(
            number: number, event: event, patient: patient, type: type, id: id, version: Int(version), change: change,
            instant: instant)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("number", number: String(number))
            writer.member("event", number: String(event))
            writer.member("patient", number: String(patient))
            writer.member("type", type)
            writer.member("id", id)
            writer.member("version", version)
            writer.member("change", Int(change.rawValue))
            writer.member("instant", number: String(instant))
        }
        return writer.bytes
    }
}

extension JSONValue {
    /// A whole number.
    var integer: Int64? { numberText.flatMap { Int64($0) } }
}
