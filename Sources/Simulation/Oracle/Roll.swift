/// Names on a list, in an order that depends only on how they came and went.
struct Roll {
    private(set) var names: [String] = []
    private var places: [String: Int] = [:]

    mutating func set(_ name: String, isOn: Bool) {
        if isOn {
            guard places[name] == nil else { return }
            places[name] = names.count
            names.append(name)
        } else if let place = places.removeValue(forKey: name) {
            let last = names.removeLast()
            guard last != name else { return }
            names[place] = last
            places[last] = place
        }
    }
}
