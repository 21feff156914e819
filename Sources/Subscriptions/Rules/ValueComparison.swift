import FHIR
import Record

/// The prefixes of FHIR's ordered search types, as the engines compare them.
///
/// Source: FHIR R4, Search, 3.1.1.4.5 Prefixes.
enum ValueComparison {
    /// Compares a stretch of time of a resource with that of a search.
    static func holds(_ comparison: SearchTest.Comparison, _ own: SearchDate, _ date: SearchDate) -> Bool {
        let isEqual = own.earliest >= date.earliest && own.earliest < date.latest && own.latest <= date.latest
        return switch comparison {
        case .equal: isEqual
        case .notEqual: !isEqual
        case .greater: own.latest > date.latest
        case .less: own.earliest < date.earliest
        case .greaterOrEqual: own.latest > date.latest || isEqual
        case .lessOrEqual: own.earliest < date.earliest || isEqual
        case .startsAfter: own.earliest >= date.latest
        case .endsBefore: own.latest <= date.earliest
        case .approximately: own.earliest < date.latest && own.latest > date.earliest
        }
    }

    /// Compares a number: equality within what the digits of the search say, order exactly.
    static func holds(_ comparison: SearchTest.Comparison, _ own: Double, _ number: SearchNumber) -> Bool {
        let isEqual = own >= number.lower && own < number.upper
        // A tenth of the value, as the standard proposes.
        let tenth = abs(number.value) / 10
        return switch comparison {
        case .equal: isEqual
        case .notEqual: !isEqual
        case .greater, .startsAfter: own > number.value
        case .less, .endsBefore: own < number.value
        case .greaterOrEqual: own >= number.value
        case .lessOrEqual: own <= number.value
        case .approximately: own >= number.value - tenth && own <= number.value + tenth
        }
    }
}
