package foxden.sim.loop;

import foxden.sim.EnvironmentSpec;
import foxden.sim.Trace;
import foxden.sim.WallClock;
import foxden.sim.demo.Demo;
import foxden.sim.demo.DemoTrace;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays a recording: a {@link Transport} like a live world, without stepping any physics. */
public final class ReplayLoop extends PacedLoop {

  private final Demo demo;
  private int frame;

  /** Starts paused at the first frame. */
  public ReplayLoop(Demo demo, WallClock clock) {
    super(clock, "foxden-replay");
    this.demo = demo;
    submit(() -> show(frameOf(demo, 0, true)));
    begin();
  }

  /**
   * All frames of a recording at once, as a listener would hear them; on the calling thread. For
   * lanes and exports.
   */
  public static void forEachFrame(Demo demo, Consumer<LoopFrame> consumer) {
    for (int i = 0; i < demo.frames(); i++) {
      consumer.accept(frameOf(demo, i, i == 0));
    }
  }

  /**
   * One frame of a recording, as a listener would hear it.
   *
   * @param index of the frame, see {@link Demo#frameOfStep}
   * @param jumped see {@link LoopFrame#jumped}
   */
  public static LoopFrame frameOf(Demo demo, int index, boolean jumped) {
    long step = demo.step(index);
    Optional<DemoTrace> trace = demo.trace(step);
    return new LoopFrame(
        demo.result(index),
        demo.action(step),
        demo.driver(step),
        trace.map(DemoTrace::trace).orElse(Trace.NONE),
        trace.map(DemoTrace::observed).orElse(-1L),
        jumped);
  }

  /** The recording. */
  public Demo demo() {
    return demo;
  }

  @Override
  public EnvironmentSpec spec() {
    return demo.spec();
  }

  @Override
  Outcome forward() {
    if (frame + 1 >= demo.frames()) {
      say("End of the recording.", false);
      return Outcome.NONE;
    }
    frame++;
    boolean gap = demo.step(frame) != demo.step(frame - 1) + 1;
    show(frameOf(demo, frame, gap));
    return Outcome.MADE;
  }

  @Override
  void jump(long step) {
    frame = demo.frameOfStep(step);
    show(frameOf(demo, frame, true));
  }

  @Override
  long first() {
    return demo.firstStep();
  }

  @Override
  long last() {
    return demo.lastStep();
  }

  @Override
  String driverName() {
    return demo.driver(demo.step(frame));
  }

  @Override
  boolean live() {
    return false;
  }

  @Override
  String recording() {
    return "";
  }

  @Override
  void ended() {}
}
