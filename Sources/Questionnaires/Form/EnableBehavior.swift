/// Whether all conditions of an item must be met for it to be asked, or any.
package enum EnableBehavior: String, Sendable, Hashable {
    case all, any
}
