/// Which waiting notices may be sent now: those of one patient, and those of one resource, one after the other in the
/// order of their events; those of different patients beside each other.
package enum DispatchRule {
    /// The notices that stand behind nothing that must wait.
    ///
    /// - Parameters:
    ///   - notices: in order.
    ///   - held: numbers of notices that may not be tried yet.
    ///   - blocked: the lanes in which something must wait, from the notices before these; those found here are added.
    package static func open(_ notices: [Notice], held: Set<Int64>, blocked: inout Set<String>) -> [Notice] {
        var open: [Notice] = []
        for notice in notices {
            if held.contains(notice.number) || !blocked.isDisjoint(with: notice.laneKeys) {
                blocked.formUnion(notice.laneKeys)
            } else {
                open.append(notice)
            }
        }
        return open
    }

    /// Notices to be sent together, each batch in one notification, the batches beside each other.
    ///
    /// - Parameters:
    ///   - open: in order; all that wait before one of them on the same lane are among them.
    ///   - most: batches at once.
    ///   - size: notices to a batch.
    package static func batches(_ open: [Notice], most: Int, size: Int) -> [[Notice]] {
        var lanes: [Lane] = []
        for notice in open {
            var lane = Lane(keys: notice.laneKeys, notices: [notice])
            // A resource that moved between two patients ties their lanes together.
            for index in lanes.indices.reversed() where !lanes[index].keys.isDisjoint(with: notice.laneKeys) {
                let other = lanes.remove(at: index)
                lane = Lane(keys: lane.keys.union(other.keys), notices: other.notices + lane.notices)
            }
            lanes.append(lane)
        }
        let ordered = lanes.map { $0.notices.sorted { $0.number < $1.number } }
            .sorted { ($0.first?.number ?? 0) < ($1.first?.number ?? 0) }
        return ordered.prefix(max(0, most)).map { Array($0.prefix(max(1, size))) }
    }

    private struct Lane {
        var keys: Set<String>
        var notices: [Notice]
    }
}
