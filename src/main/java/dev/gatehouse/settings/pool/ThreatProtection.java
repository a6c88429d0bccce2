package dev.gatehouse.settings.pool;

/** What Cognito does about suspicious sign-ins (Advanced security with threat protection). */
public enum ThreatProtection {
    OFF,
    AUDIT,
    ENFORCED
}
