package import Record

/// Monitoring at home as a capability of the record.
package enum MonitoringCapability {
    package static func capability(zone: LocalClock = .denmark) -> Capability {
        Capability(name: "monitoring")
    }
}
