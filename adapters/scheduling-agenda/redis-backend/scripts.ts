/**
 * Every change is one script, and Redis runs one script at a time: no two workers get one job. Each costs O(log n) of the queue.
 *
 * A job is a hash `job:ID`; a job that waits is in the sorted set `due:NAME` by its next run, one that is locked in `locked:NAME` by
 * the age of its lock, one that will never run again in `ended` by its end; `names` holds the names. KEYS[1] is the prefix of
 * them all: keys are made in the scripts, so all of them lie on one server (a Redis Cluster keeps them together by a `{tag}` in it).
 */
const shared = `
local prefix = KEYS[1]
local function jobKey(id) return prefix .. 'job:' .. id end
local function due(name) return prefix .. 'due:' .. name end
local function locked(name) return prefix .. 'locked:' .. name end
local function place(id, name, at)
  redis.call('ZREM', locked(name), id)
  redis.call('HDEL', jobKey(id), 'locked_at', 'locked_by')
  if at then
    redis.call('HSET', jobKey(id), 'next_run_at', at)
    redis.call('ZADD', due(name), at, id)
    redis.call('ZREM', prefix .. 'ended', id)
  else
    redis.call('HDEL', jobKey(id), 'next_run_at')
    redis.call('ZREM', due(name), id)
    redis.call('ZADD', prefix .. 'ended', redis.call('HGET', jobKey(id), 'last_finished_at') or 0, id)
  end
end
local function forget(id)
  local name = redis.call('HGET', jobKey(id), 'name')
  if not name then return 0 end
  redis.call('ZREM', due(name), id)
  redis.call('ZREM', locked(name), id)
  redis.call('ZREM', prefix .. 'ended', id)
  return redis.call('DEL', jobKey(id))
end
`;

/** ARGV: id, plan as field, value … Returns the hash. */
export const plan = `${shared}
local id = ARGV[1]
local wanted = {}
for i = 2, #ARGV, 2 do wanted[ARGV[i]] = ARGV[i + 1] end
local stored = redis.call('HMGET', jobKey(id), 'attributes', 'next_run_at', 'locked_by')
local at = wanted['next_run_at']
if stored[1] == wanted['attributes'] and stored[2] then at = stored[2] end
for field, value in pairs(wanted) do redis.call('HSET', jobKey(id), field, value) end
redis.call('HSET', jobKey(id), 'id', id)
redis.call('SADD', prefix .. 'names', wanted['name'])
if stored[3] then redis.call('HSET', jobKey(id), 'next_run_at', at) else place(id, wanted['name'], at) end
return redis.call('HGETALL', jobKey(id))
`;

/** ARGV: name, due until, dead until, now, worker. Returns the hash, or nothing. */
export const lock = `${shared}
local name = ARGV[1]
local id = redis.call('ZRANGEBYSCORE', locked(name), '-inf', ARGV[3], 'LIMIT', 0, 1)[1]
  or redis.call('ZRANGEBYSCORE', due(name), '-inf', ARGV[2], 'LIMIT', 0, 1)[1]
if not id then return {} end
redis.call('ZREM', due(name), id)
redis.call('ZADD', locked(name), ARGV[4], id)
redis.call('HSET', jobKey(id), 'locked_at', ARGV[4], 'locked_by', ARGV[5])
return redis.call('HGETALL', jobKey(id))
`;

/** ARGV: id, worker, lock held since or '', next run or '', attributes, outcome as field, value ('' for none) … Returns 1 or 0. */
export const saveRun = `${shared}
local id = ARGV[1]
local stored = redis.call('HMGET', jobKey(id), 'locked_by', 'attributes', 'next_run_at', 'name')
if stored[1] ~= ARGV[2] then return 0 end
for i = 6, #ARGV, 2 do
  if ARGV[i + 1] == '' then redis.call('HDEL', jobKey(id), ARGV[i])
  else redis.call('HSET', jobKey(id), ARGV[i], ARGV[i + 1]) end
end
local at = stored[3]
if stored[2] == ARGV[5] then at = ARGV[4] ~= '' and ARGV[4] end
if ARGV[3] == '' then
  place(id, stored[4], at)
else
  redis.call('ZADD', locked(stored[4]), ARGV[3], id)
  redis.call('HSET', jobKey(id), 'locked_at', ARGV[3])
  if at then redis.call('HSET', jobKey(id), 'next_run_at', at) else redis.call('HDEL', jobKey(id), 'next_run_at') end
end
return 1
`;

/** ARGV: ids. Returns how many there were. */
export const remove = `${shared}
local count = 0
for _, id in ipairs(ARGV) do count = count + forget(id) end
return count
`;

/** ARGV: worker, now, ids. Returns the ids that it still holds. */
export const renew = `${shared}
local held = {}
for i = 3, #ARGV do
  local stored = redis.call('HMGET', jobKey(ARGV[i]), 'locked_by', 'name')
  if stored[1] == ARGV[1] then
    redis.call('ZADD', locked(stored[2]), ARGV[2], ARGV[i])
    redis.call('HSET', jobKey(ARGV[i]), 'locked_at', ARGV[2])
    held[#held + 1] = ARGV[i]
  end
end
return held
`;

/** ARGV: worker, now, 'ids' or 'exceptIds', ids. Looks only at what is locked: as many jobs as run. Returns how many. */
export const giveBack = `${shared}
local named = {}
for i = 4, #ARGV do named[ARGV[i]] = true end
local count = 0
for _, name in ipairs(redis.call('SMEMBERS', prefix .. 'names')) do
  for _, id in ipairs(redis.call('ZRANGE', locked(name), 0, -1)) do
    local isNamed = named[id] or false
    if isNamed == (ARGV[3] == 'ids') and redis.call('HGET', jobKey(id), 'locked_by') == ARGV[1] then
      place(id, name, redis.call('HGET', jobKey(id), 'next_run_at') or ARGV[2])
      count = count + 1
    end
  end
end
return count
`;

/** ARGV: now. Returns name, number … A periodic job that is not due yet does not count. */
export const pending = `${shared}
local counts = {}
for _, name in ipairs(redis.call('SMEMBERS', prefix .. 'names')) do
  local count = redis.call('ZCARD', locked(name)) + redis.call('ZCARD', due(name))
  local periodicAt = redis.call('ZSCORE', due(name), 'periodic:' .. name)
  if periodicAt and tonumber(periodicAt) > tonumber(ARGV[1]) then count = count - 1 end
  if count > 0 then
    counts[#counts + 1] = name
    counts[#counts + 1] = count
  end
end
return counts
`;

/** ARGV: before, at most so many. Returns how many. */
export const removeFinished = `${shared}
local count = 0
for _, id in ipairs(redis.call('ZRANGEBYSCORE', prefix .. 'ended', '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])) do
  count = count + forget(id)
end
return count
`;
