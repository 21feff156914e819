/// An item at a place.
package struct PlacedItem: Sendable, Hashable {
    package let item: FormItem
    package let place: FormPlace

    package init(item: FormItem, place: FormPlace) {
        self.item = item
        self.place = place
    }
}
