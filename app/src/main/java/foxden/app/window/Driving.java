package foxden.app.window;

import foxden.app.command.DrivingKeys;
import foxden.app.command.KeyMap;
import foxden.app.session.Session;
import foxden.policies.human.Keyboard;
import foxden.policies.human.PadDevice;
import foxden.policies.human.PadSource;
import foxden.policies.human.Wish;
import foxden.sim.household.robot.R1Ik;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/**
 * What a person's devices want, gathered once a pulse: keys held down, game pads, a hand dragged by
 * the mouse. The source hears it while its person drives.
 */
final class Driving implements AutoCloseable {

  private final Session session;
  private final DrivingKeys keys = new DrivingKeys();
  private final Keyboard keyboard = new Keyboard();
  private final PadSource source;
  private final PadDevice.All pads;
  private final Consumer<PadDevice.Ask> asked;
  private R1Ik.@Nullable Hand dragged;
  private Wish.@Nullable Point target;
  private boolean moves;
  // What the pads wanted at the last pulse.
  private Wish padded = Wish.NONE;

  /**
   * @param pads of this machine, or scripted ones
   * @param asked told what the buttons of a pad ask of the program
   */
  Driving(Session session, PadSource pads, Consumer<PadDevice.Ask> asked) {
    this.session = session;
    this.source = pads;
    this.pads = new PadDevice.All(pads);
    this.asked = asked;
    session
        .keysProperty()
        .addListener(
            (o, a, b) -> {
              letGo();
              tick(0);
            });
    session.pulse().clock(this::tick);
  }

  /** A key went down; whether it is a driving key. */
  boolean press(KeyCode code) {
    boolean ours = keys.press(code);
    keyboard.held(keys.controls());
    tell();
    return ours;
  }

  /** A key went up; whether it is a driving key. */
  boolean release(KeyCode code) {
    boolean ours = keys.release(code);
    keyboard.held(keys.controls());
    tell();
    return ours;
  }

  /** Nothing is held down any more. */
  void letGo() {
    keys.clear();
    keyboard.held(keys.controls());
    drag(null, null);
  }

  /** The hand that the hand keys move. */
  R1Ik.Hand hand() {
    return keyboard.hand();
  }

  /** Sends a hand to a point of the world as long as it is dragged; null ends it. */
  void drag(R1Ik.@Nullable Hand hand, Wish.@Nullable Point to) {
    dragged = hand;
    target = to;
  }

  /** Where a dragged hand shall go; null for none. */
  Wish.@Nullable Point target() {
    return target;
  }

  /** Whether the base is told to go somewhere. */
  boolean moves() {
    return moves;
  }

  /** Names of the game pads that are connected. */
  List<String> padNames() {
    return pads.names();
  }

  private void tick(double dt) {
    List<PadDevice.Ask> asks = new ArrayList<>();
    padded = pads.read(dt, asks);
    for (PadDevice.Ask ask : asks) {
      asked.accept(ask);
    }
    tell();
  }

  // With every key as well: a tap may come and go between two pulses.
  private void tell() {
    boolean drives = session.keysProperty().get() == KeyMap.DRIVING;
    Wish wish = padded.plus(keyboard.wish());
    R1Ik.Hand hand = dragged;
    if (hand != null) {
      wish = wish.with(hand, wish.hand(hand).to(target));
    }
    Wish told = drives ? wish : Wish.NONE;
    moves = Math.abs(told.forward()) + Math.abs(told.left()) > 0.05;
    session.source().ifPresent(s -> s.human(told));
  }

  @Override
  public void close() {
    source.close();
  }
}
