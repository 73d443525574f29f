package foxden.app.link;

/** Beats a pulse by hand, sixty times a second. */
public final class Beat {

  private final Pulse pulse;
  private long now = 1;

  public Beat(Pulse pulse) {
    this.pulse = pulse;
    pulse.pulse(now);
  }

  /** Lets some seconds pass. */
  public void run(double seconds) {
    for (int i = 0; i < Math.round(seconds * 60); i++) {
      now += 16_666_667;
      pulse.pulse(now);
    }
  }
}
