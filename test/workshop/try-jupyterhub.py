"""Five users of a JupyterHub: see try-jupyterhub.sh, which starts it."""

import asyncio
import json
import os
import subprocess
import uuid

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

work = os.environ['WORK']
hub = 'http://127.0.0.1:18000'
headers = {'Authorization': 'token trial-' + '0' * 32}
users = ['ana', 'ben', 'cy', 'dora', 'emil']
chapter = 'chapters/03-scores.ipynb'


async def ask(path, method='GET', body=None):
    request = HTTPRequest(hub + path, method=method, headers=headers, request_timeout=120, allow_nonstandard_methods=True,
                          body=None if body is None else json.dumps(body))
    answer = await AsyncHTTPClient().fetch(request)
    return json.loads(answer.body) if answer.body else None


async def until(true, seconds=180):
    for _ in range(seconds * 2):
        try:
            if await true():
                return
        except (HTTPClientError, OSError):
            pass
        await asyncio.sleep(0.5)
    raise TimeoutError


async def start(user):
    await ask(f'/hub/api/users/{user}/server', 'POST', {})

    async def is_ready():
        return (await ask(f'/hub/api/users/{user}'))['servers'].get('', {}).get('ready')

    await until(is_ready)


async def run(user, sources):
    """Runs cells on the kit's kernel, and answers what they print and show."""
    kernel = await ask(f'/user/{user}/api/kernels', 'POST', {'name': 'tslab', 'path': 'chapters'})
    address = f'{hub}/user/{user}/api/kernels/{kernel["id"]}/channels'.replace('http', 'ws')
    socket = await websocket_connect(HTTPRequest(address, headers=headers, connect_timeout=180, request_timeout=180))
    told = []
    for source in sources:
        id = uuid.uuid4().hex
        header = {'msg_id': id, 'msg_type': 'execute_request', 'username': user, 'session': id, 'version': '5.3', 'date': ''}
        content = {'code': source, 'silent': False, 'store_history': True, 'user_expressions': {}, 'allow_stdin': False}
        await socket.write_message(json.dumps(
            {'channel': 'shell', 'header': header, 'parent_header': {}, 'metadata': {}, 'content': content, 'buffers': []}))
        while True:
            message = json.loads(await asyncio.wait_for(socket.read_message(), 180))
            if message['parent_header'].get('msg_id') != id:
                continue
            kind, said = message['msg_type'], message['content']
            if kind == 'error':
                raise RuntimeError(f'{user}: {said["evalue"]}')
            if kind == 'stream':
                told.append(said['text'])
            if kind in ('display_data', 'execute_result'):
                told.append(said['data'].get('text/plain', ''))
            if kind == 'status' and said['execution_state'] == 'idle':
                break
    return '\n'.join(told)


def memory():
    """Megabytes of each user's server and kernel: what is shared with others counts as their part."""
    sums = {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            environ = open(f'/proc/{pid}/environ').read()
            part = next(int(line.split()[1]) for line in open(f'/proc/{pid}/smaps_rollup') if line.startswith('Pss:'))
        except (OSError, StopIteration):
            continue
        command = open(f'/proc/{pid}/cmdline').read()
        for user in users:
            if f'JUPYTERHUB_USER={user}\0' in environ:
                kind = 'server' if 'singleuser' in command else 'kernel'
                sums[user, kind] = sums.get((user, kind), 0) + part // 1000
    return sums


async def main():
    await until(reachable)
    for user in users:
        await ask(f'/hub/api/users/{user}', 'POST')
    await asyncio.gather(*map(start, users))
    notebook = json.load(open(f'{work}/home/ana/{chapter}'))
    code = [''.join(cell['source']) for cell in notebook['cells'] if cell['cell_type'] == 'code']
    upto = next(i for i, source in enumerate(code) if "exercise: '3.1'" in source)
    code[upto] = code[upto].replace('undefined', '[[15, 15, -10]]')
    for told in await asyncio.gather(*(run(user, code[:upto + 1]) for user in users)):
        assert '✓ scores: right' in told, told
    for (user, kind), megabytes in sorted(memory().items()):
        print(f'{user} {kind}: {megabytes} MB')

    # an answer is written by each, and a text changes at the source
    for user in users:
        place = f'{work}/home/{user}/{chapter}'
        text = open(place).read().replace('const myRow = undefined;', 'const myRow = [[15, 15, -10]];')
        open(place, 'w').write(text)
        await ask(f'/hub/api/users/{user}/server', 'DELETE')
    source = f'{work}/pack/student/03-scores.ipynb'
    text = open(source).read()
    assert '# 3 · Scores' in text
    open(source, 'w').write(text.replace('# 3 · Scores', '# 3 · Scores, once more'))
    git = ['git', '-c', 'user.name=teacher', '-c', 'user.email=teacher@localhost', 'commit', '-qam', 'More']
    subprocess.run(git, cwd=f'{work}/pack/student', check=True)

    async def are_stopped():
        return not any([(await ask(f'/hub/api/users/{user}'))['servers'] for user in users])

    await until(are_stopped)
    await asyncio.gather(*map(start, users))
    for user in users:
        text = open(f'{work}/home/{user}/{chapter}').read()
        assert 'Scores, once more' in text and '[[15, 15, -10]]' in text, user
    print('as expected')


async def reachable():
    await ask('/hub/api/users')
    return True


asyncio.run(main())
