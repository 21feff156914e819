/// The functions of FHIRPath, and those that FHIR adds.
enum FHIRPathFunction: String, Sendable, CaseIterable {
    // Existence
    case empty, exists, all, allTrue, anyTrue, allFalse, anyFalse, subsetOf, supersetOf, count, distinct, isDistinct
    // Filtering, subsetting and combining
    case `where`, select, `repeat`, single, first, last, tail, skip, take, intersect, exclude, union, combine, sort
    case aggregate, iif
    // Conversion
    case toBoolean, convertsToBoolean, toInteger, convertsToInteger, toDecimal, convertsToDecimal, toDate
    case convertsToDate, toDateTime, convertsToDateTime, toTime, convertsToTime, toQuantity, convertsToQuantity
    case toString, convertsToString
    // Text
    case indexOf, lastIndexOf, substring, startsWith, endsWith, contains, upper, lower, replace, matches, matchesFull
    case replaceMatches, length, toChars, encode, decode, escape, unescape, trim, split, join
    // Numbers
    case abs, ceiling, exp, floor, ln, log, power, round, sqrt, truncate, lowBoundary, highBoundary, precision
    case comparable
    // Trees and utilities
    case children, descendants, trace, now, today, timeOfDay, not, type
    // Of FHIR
    case `extension`, hasExtension, hasValue, getValue, resolve, memberOf, conformsTo, htmlChecks

    /// How many arguments it takes.
    var arity: ClosedRange<Int> {
        switch self {
        case .exists: 0...1
        case .all, .subsetOf, .supersetOf, .where, .select, .repeat, .skip, .take, .intersect, .exclude, .union,
            .combine, .indexOf, .lastIndexOf, .startsWith, .endsWith, .contains, .matches, .matchesFull, .encode,
            .decode, .escape, .unescape, .split, .log, .power, .comparable, .extension, .hasExtension, .memberOf,
            .conformsTo:
            1...1
        case .aggregate, .substring, .trace: 1...2
        case .iif: 2...3
        case .replace, .replaceMatches: 2...2
        case .toQuantity, .convertsToQuantity, .join, .round, .lowBoundary, .highBoundary: 0...1
        case .sort: 0...10
        default: 0...0
        }
    }
}
