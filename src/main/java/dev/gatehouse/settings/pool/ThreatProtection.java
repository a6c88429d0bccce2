package dev.gatehouse.settings.pool;

/** How Cognito responds to suspicious sign-ins (Advanced security with threat protection). */
public enum ThreatProtection {
    OFF,
    AUDIT,
    ENFORCED
}
