/// The numbers of places in trade, which Danish messages are addressed by.
enum GLN {
    /// As MedCom's messages write it.
    static let system = "https://www.gs1.org/gln"
    /// As the Danish core writes it: the same.
    static let coreSystem = "http://www.gs1.org/gln"

    /// Whether an address of a system means GLN.
    static func isSystem(_ system: String?) -> Bool { system == self.system || system == coreSystem }
}
