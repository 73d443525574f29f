/**
 * Chess of LMAct (arXiv 2412.01441), with rules of our own. {@link foxden.sim.chess.Board} is a
 * position and its legal moves on bitboards, {@link foxden.sim.chess.San} and {@link
 * foxden.sim.chess.Fen} are its notations, {@link foxden.sim.chess.ChessGame} knows when a game is
 * over, {@link foxden.sim.chess.ChessEnvironment} shows it to drivers, logs and windows.
 */
@NullMarked
package foxden.sim.chess;

import org.jspecify.annotations.NullMarked;
