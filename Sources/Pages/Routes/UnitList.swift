/// One of the lists of what a unit has to see to, as an address names it.
package enum UnitList: String, Sendable, Hashable, CaseIterable {
    case received, given, unnamed, ending, mine, all
}
