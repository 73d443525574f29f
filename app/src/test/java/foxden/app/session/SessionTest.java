package foxden.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FakeSource;
import foxden.app.link.Beat;
import foxden.app.link.Pulse;
import org.junit.jupiter.api.Test;

class SessionTest {

  private final Pulse pulse =
      new Pulse(
          e -> {
            throw new AssertionError(e);
          });
  private final Session session = new Session(pulse);
  private final Beat beat = new Beat(pulse);

  @Test
  void aRecordingPlaysAtTheWantedSpeedAndLoops() {
    session.open(new FakeSource(300));
    beat.run(1.0);
    assertEquals(100, session.cursor(), 4);
    session.speedProperty().set(2);
    beat.run(0.5);
    assertEquals(200, session.cursor(), 6);
    session.loopProperty().set(false);
    beat.run(3);
    assertEquals(300, session.cursor());
    assertFalse(session.playingProperty().get());
    session.play(true);
    assertTrue(session.cursor() < 10, "starts again at the start");
  }

  @Test
  void anEpisodeThatBeginsAnewIsShownThoughItsVersionIsTheSame() {
    FakeSource source = new FakeSource(50);
    session.open(source);
    session.play(false);
    beat.run(0.1);
    long before = session.versionProperty().get();
    FakeSource other = new FakeSource(50);
    assertEquals(source.episode().version(), other.episode().version());
    source.begin(other.episode());
    beat.run(0.1);
    assertTrue(session.versionProperty().get() > before, "views stay at the old board");
  }

  @Test
  void steppingPausesAndStaysInside() {
    session.open(new FakeSource(50));
    session.seek(20);
    session.stepForward(1);
    assertEquals(21, session.cursor());
    assertFalse(session.playingProperty().get());
    session.stepBack(400);
    assertEquals(0, session.cursor());
    session.seek(10_000);
    assertEquals(50, session.cursor());
  }

  @Test
  void openingForgetsWhatWasHoveredAndPicked() {
    session.open(new FakeSource(50));
    session.hoverStepProperty().set(12);
    session.hoverBodyProperty().set("door_1/leaf");
    session.pickProperty().set(new Pick.Body("door_1/leaf"));
    session.open(new FakeSource(60));
    assertEquals(Session.NONE, session.hoverStepProperty().get());
    assertNull(session.hoverBodyProperty().get());
    assertNull(session.pickProperty().get());
  }

  @Test
  void speedsWalkThroughTheirList() {
    session.changeSpeed(1);
    assertEquals(2, session.speedProperty().get());
    session.changeSpeed(-1);
    session.changeSpeed(-1);
    assertEquals(0.5, session.speedProperty().get());
    for (int i = 0; i < 20; i++) {
      session.changeSpeed(1);
    }
    assertEquals(8, session.speedProperty().get());
  }

  @Test
  void theDriverFollowsTheCursorOfARecording() {
    session.open(new FakeSource(1000));
    session.play(false);
    session.seek(600);
    beat.run(0.1);
    assertEquals("human", session.driverProperty().get());
    session.seek(900);
    beat.run(0.1);
    assertEquals("expert", session.driverProperty().get());
  }

  @Test
  void messagesAreBounded() {
    for (int i = 0; i < 500; i++) {
      session.say(Message.Level.INFO, "message " + i);
    }
    assertEquals(200, session.messages().size());
    assertEquals("message 499", session.messages().get(199).text());
  }
}
