/**
 * Policies of other programs: a client that asks a policy server over a websocket, and a server
 * that lets other programs ask our policies. Two forms, {@code docs/formats/remote.md}: lockstep
 * JSON, and the msgpack of openpi and the BEHAVIOR challenge.
 */
@NullMarked
package foxden.policies.remote;

import org.jspecify.annotations.NullMarked;
