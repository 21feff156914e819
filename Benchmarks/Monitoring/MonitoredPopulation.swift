import Access
import Care
import Exchange
import FHIR
import Monitoring
import Record

/// Citizens who measure at home, each with a device of their own, and the units that watch them.
struct MonitoredPopulation {
    let citizens: Int
    /// How many of the citizens, from the first, are watched by ``few``; all others by ``many``.
    let watchedByFew: Int
    /// Of those whom ``many`` watches, every so many has something on the list.
    var deviatingEvery: Int?

    static let many = "benchmark-watchers"
    static let few = "benchmark-few"

    static let programme = "https://tovholder.dk/fhir/PlanDefinition/copd|1"
    private static let dayInMilliseconds: Int64 = 86_400_000

    /// A nurse of one of the two units.
    static func nurse(_ unit: String) -> Caller {
        Caller(
            identity: "PractitionerRole/\(unit)-1", role: .professional(.municipalNurse), unit: unit,
            selves: ["Practitioner/\(unit)-p"])
    }

    static func device(_ number: Int) -> String { "benchmark-device-\(number)" }
    static func citizen(_ number: Int) -> String { "benchmark-monitored-\(number)" }
    static func plan(_ number: Int) -> String { "benchmark-plan-\(number)" }

    /// Writes them as operators bring records in: the windows are laid out and the units get their care relation.
    func make(in record: Record) async throws {
        let now = record.surroundings.now()
        var programmes: [[UInt8]] = []
        for programme in try ExampleProgrammes.all() {
            programmes += try programme.resources().map { Array($0.rawBytes) }
        }
        let first = programmes + [Self.many, Self.few].flatMap(Self.unit).map { Array($0.utf8) }
        let perCitizen = deviatingEvery == nil ? 3 : 4
        let source = ImportSource(
            making: "\(citizens) monitored citizens", count: first.count + citizens * perCitizen
        ) {
            var waiting = first[...]
            var citizen = 0
            return AnyIterator {
                if waiting.isEmpty, citizen < citizens {
                    waiting = resources(of: citizen, now: now).map { Array($0.utf8) }[...]
                    citizen += 1
                }
                return waiting.popFirst()
            }
        }
        let report = try await Importer(record, validator: Validator()).run([source])
        guard report.refused == 0 else { throw BenchmarkFault.refused(report.refused) }
    }

    private func resources(of number: Int, now: Int64) -> [String] {
        let unit = number < watchedByFew ? Self.few : Self.many
        let citizen = Self.citizen(number)
        var resources = [
            #"{"resourceType":"Patient","id":"\#(citizen)","name":[{"text":"Borger \#(number)"}],"birthDate":"1948-03-04"}"#,
            #"{"resourceType":"CarePlan","id":"\#(Self.plan(number))","extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/watched-by","valueReference":{"reference":"Organization/\#(unit)","display":"Sygeplejen"}}],"instantiatesCanonical":["\#(Self.programme)"],"status":"active","intent":"plan","category":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/care-plan-kind","code":"home-monitoring"}]}],"title":"KOL derhjemme","subject":{"reference":"Patient/\#(citizen)"},"period":{"start":"\#(InstantText.second(now - Self.dayInMilliseconds))"},"created":"\#(InstantText.second(now - Self.dayInMilliseconds))","author":{"reference":"PractitionerRole/\#(unit)-1"}}"#,
            #"{"resourceType":"Device","id":"\#(Self.device(number))","status":"active","serialNumber":"\#(number)","patient":{"reference":"Patient/\#(citizen)"}}"#,
        ]
        if let deviatingEvery, number >= watchedByFew, number.isMultiple(of: deviatingEvery) {
            resources.append(deviation(number, citizen, now: now))
        }
        return resources
    }

    private func deviation(_ number: Int, _ citizen: String, now: Int64) -> String {
        let kinds = [("red", "measured"), ("yellow", "measured"), ("missing", "missing"), ("wish", "wish")]
        let (urgency, kind) = kinds[number / max(1, deviatingEvery ?? 1) % kinds.count]
        let colour = kind == "measured" ? #"{"url":"colour","valueCode":"\#(urgency)"},"# : ""
        let opened = InstantText.second(now - Int64(number) * 1_000)
        return
            #"{"resourceType":"Task","id":"benchmark-deviation-\#(number)","status":"requested","businessStatus":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/monitoring-urgency","code":"\#(urgency)"}]},"intent":"order","code":{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/task-kind","code":"monitoring-deviation"}]},"description":"Iltmætning 86 % er under grænsen på 88 %","focus":{"reference":"CarePlan/\#(Self.plan(number))","display":"KOL derhjemme"},"for":{"reference":"Patient/\#(citizen)"},"authoredOn":"\#(opened)","owner":{"reference":"Organization/\#(Self.many)","display":"Sygeplejen"},"restriction":{"period":{"end":"\#(InstantText.second(now + Self.dayInMilliseconds))"}},"input":[{"extension":[{"url":"https://tovholder.dk/fhir/StructureDefinition/finding","extension":[{"url":"kind","valueCode":"\#(kind)"},\#(colour){"url":"rule","valueString":"spo2 alert-low"},{"url":"at","valueInstant":"\#(opened)"},{"url":"english","valueString":"Oxygen saturation 86 % is below the limit of 88 %"}]}],"type":{"text":"Iltmætning 86 % er under grænsen på 88 %"},"valueCode":"\#(kind)"}]}"#
    }

    private static func unit(_ id: String) -> [String] {
        [
            #"{"resourceType":"Organization","id":"\#(id)","active":true,"name":"\#(id)","type":[{"coding":[{"system":"https://tovholder.dk/fhir/CodeSystem/sector","code":"municipality"}]}]}"#,
            #"{"resourceType":"Practitioner","id":"\#(id)-p","active":true,"name":[{"text":"Bo Krog"}]}"#,
            #"{"resourceType":"PractitionerRole","id":"\#(id)-1","active":true,"practitioner":{"reference":"Practitioner/\#(id)-p"},"organization":{"reference":"Organization/\#(id)"}}"#,
        ]
    }
}
